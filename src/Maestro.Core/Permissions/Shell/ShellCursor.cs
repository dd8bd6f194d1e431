using System.Text;

namespace Maestro.Core.Permissions.Shell;

/// <summary>A place in a shell text, with what can be told from the characters alone.</summary>
internal sealed class ShellCursor(string text)
{
    private static readonly string[] Redirections = ["&>>", "&>", "<<<", "<<-", "<<", ">>", ">&", ">|", "<>", "<&", ">", "<"];

    public string Text { get; } = text;

    public int At { get; set => field = Math.Min(value, Text.Length); }

    public bool AtEnd => At >= Text.Length;

    public char Current => At < Text.Length ? Text[At] : '\0';

    public char Next => At + 1 < Text.Length ? Text[At + 1] : '\0';

    public static bool EndsWord(char c) => c is ' ' or '\t' or '\n' or ';' or '|' or '&' or '(' or ')' or '<' or '>';

    public bool Ahead(string expected) => string.CompareOrdinal(Text, At, expected, 0, expected.Length) == 0;

    public bool Take(string expected)
    {
        if (!Ahead(expected))
            return false;
        At += expected.Length;
        return true;
    }

    /// <summary>Goes over spaces, joined lines and a comment.</summary>
    public void SkipBlanks()
    {
        while (!AtEnd)
            if (Current is ' ' or '\t')
                At++;
            else if (Current is '\\' && Next is '\n')
                At += 2;
            else
                break;
        if (Current is '#')
            At = Text.IndexOf('\n', At) is var end && end < 0 ? Text.Length : end;
    }

    /// <summary>The unquoted word that stands here, a line joined in its middle included; empty when it is no plain word.</summary>
    public string PlainWord(out int length)
    {
        var word = new StringBuilder();
        var i = At;
        for (; i < Text.Length && !EndsWord(Text[i]); i++)
            if (Text[i] is '\\' && i + 1 < Text.Length && Text[i + 1] is '\n')
                i++;
            else if (Text[i] is '\\' or '\'' or '"' or '$' or '`')
                return Nothing(out length);
            else
                word.Append(Text[i]);
        length = i - At;
        return word.ToString();
    }

    public bool TakeWord(string expected)
    {
        if (PlainWord(out var length) != expected)
            return false;
        At += length;
        return true;
    }

    /// <summary>The redirection that stands here, the number before it included.</summary>
    public string? Redirection()
    {
        var start = At;
        while (start < Text.Length && char.IsAsciiDigit(Text[start]))
            start++;
        foreach (var sign in Redirections)
            if (string.CompareOrdinal(Text, start, sign, 0, sign.Length) == 0 && !(sign is ">" or "<" && start + 1 < Text.Length && Text[start + 1] == '('))
                return Text[At..(start + sign.Length)];
        return null;
    }

    private static string Nothing(out int length)
    {
        length = 0;
        return "";
    }
}
