using System.Buffers;

namespace Maestro.Core.Permissions.Shell;

/// <content>Simple commands, functions and redirections.</content>
public sealed partial class ShellParser
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>A command that is being read.</summary>
    private sealed class Draft
    {
        public List<ShellWord> Assignments { get; } = [];

        public List<ShellWord> Words { get; } = [];

        public List<ShellRedirection> Redirections { get; } = [];

        public ShellWord? Input { get; set; }

        public List<HereDocument> Documents { get; } = [];
    }

    private void ReadSimpleCommand()
    {
        var (start, draft) = (cursor.At, new Draft());
        while (!findings.IsOver)
        {
            cursor.SkipBlanks();
            if (cursor.AtEnd)
                break;
            if (cursor.Redirection() is { } sign)
                ReadRedirection(sign, draft);
            else if (cursor.Current is '(' && draft is { Words: [_], Assignments: [], Redirections: [] })
            {
                ReadFunction();
                return;
            }
            else if (ShellCursor.EndsWord(cursor.Current) && !(cursor.Current is '<' or '>'))
                break;
            else
                AddWord(words.Read(), draft);
        }

        Add(draft, cursor.Text[start..cursor.At].Trim());
    }

    private static void AddWord(ShellWord word, Draft draft) =>
        (draft.Words.Count == 0 && IsAssignment(word.Text) ? draft.Assignments : draft.Words).Add(word);

    private static bool IsAssignment(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && !char.IsAsciiDigit(word[0]) && word.AsSpan(0, equals).TrimEnd('+').IndexOfAnyExcept(NameCharacters) < 0;
    }

    /// <summary>Adds the command when all it reads is known: a here-document comes after the line.</summary>
    private void Add(Draft draft, string text)
    {
        if (draft.Documents.Count > 1)
            findings.Suspect("one command has several here-documents");
        if (draft.Documents is [.., var last])
            last.Then = body => Add(new ShellCommand(text, draft.Assignments, draft.Words, draft.Redirections) { Input = body });
        else
            Add(new ShellCommand(text, draft.Assignments, draft.Words, draft.Redirections) { Input = draft.Input });
    }

    /// <summary>The redirections after a compound command.</summary>
    private void ReadRedirections()
    {
        var draft = new Draft();
        cursor.SkipBlanks();
        var start = cursor.At;
        for (; !findings.IsOver && cursor.Redirection() is { } sign; cursor.SkipBlanks())
            ReadRedirection(sign, draft);
        Add(draft, cursor.Text[start..cursor.At].Trim());
    }

    private void ReadRedirection(string sign, Draft draft)
    {
        cursor.At += sign.Length;
        cursor.SkipBlanks();
        var start = cursor.At;
        var target = words.Read();
        if (sign.EndsWith("<<<", StringComparison.Ordinal))
            draft.Input = target with { HasGlob = false, IsSplit = false };
        else if (sign.EndsWith("<<", StringComparison.Ordinal) || sign.EndsWith("<<-", StringComparison.Ordinal))
            draft.Documents.Add(documents.Announce(target, cursor.Text[start..cursor.At], sign.EndsWith('-')));
        else
            draft.Redirections.Add(new ShellRedirection(sign, target));
        if (draft.Input is not null && draft.Documents.Count > 0)
            findings.Suspect("one command has several inputs");
    }

    /// <summary>What a function does is judged where it stands; its name may be one that is allowed.</summary>
    private void ReadFunction()
    {
        if (cursor.Take("("))
            Expect(")");
        findings.Suspect("it defines a function");
        SkipLines();
        findings.Inside(ReadCommand);
    }
}
