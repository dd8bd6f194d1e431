namespace Maestro.Core.Json;

/// <summary>Where a loose parser stands in its text, what is open there, and what it repaired; looks ahead a bounded way only.</summary>
internal sealed class LooseText(string text, int start)
{
    private const int Reach = 256;
    private readonly List<string> repairs = [];

    public string Text { get; } = text;

    public int Position { get; set; } = start;

    /// <summary>Where the JSON ends at the latest: a code fence in place of a value moves it forward.</summary>
    public int End { get; private set; } = text.Length;

    /// <summary>The opening characters of the containers around the position, the innermost last.</summary>
    public List<char> Open { get; } = [];

    public IReadOnlyList<string> Repairs => repairs;

    public bool IsEnd => Position >= End;

    public char Current => Position < End ? Text[Position] : '\0';

    public void Repaired(string repair)
    {
        if (!repairs.Contains(repair))
            repairs.Add(repair);
    }

    /// <summary>Moves over white space and comments; a code fence here ends the text.</summary>
    public void SkipBlank()
    {
        while (!IsEnd)
        {
            if (char.IsWhiteSpace(Text[Position]) || Text[Position] == '\uFEFF')
                Position++;
            else if (StartsComment(Position))
                SkipComment();
            else
                break;
        }

        if (IsFence(Position))
            End = Position;
    }

    public char At(int position) => position < End ? Text[position] : '\0';

    public bool IsFence(int position) => position + 2 < End && Text[position] == '`' && Text[position + 1] == '`' && Text[position + 2] == '`';

    public bool StartsComment(int position) => At(position) == '#' || (At(position) == '/' && At(position + 1) is '/' or '*');

    /// <summary>The first position from here on that is not white space, at most <see cref="Reach"/> further.</summary>
    public int Ahead(int position)
    {
        var limit = Math.Min(End, position + Reach);
        while (position < limit && char.IsWhiteSpace(Text[position]))
            position++;
        return position;
    }

    /// <summary>Whether a property name with its colon stands here.</summary>
    /// <param name="surely">When false, a quoted name that is cut off, very long or lacks its colon counts too.</param>
    public bool StartsMember(int position, bool surely = false) =>
        Quotes.IsQuote(At(position)) ? StartsQuotedMember(position, surely) : StartsBareMember(position, surely);

    /// <summary>Whether this closing character really closes what is open, judged by what follows it.</summary>
    public bool ClosesContainer(int position)
    {
        if (!Open.Contains(Opening(Text[position])))
            return false;
        var next = Ahead(position + 1);
        return Open.Count == 1 || next >= End || At(next) is ',' or '}' or ']' or ')' or ';' or '`' || Quotes.IsQuote(At(next)) || StartsComment(next);
    }

    public static char Opening(char closing) => closing switch
    {
        '}' => '{',
        _ => '[',
    };

    private bool StartsQuotedMember(int position, bool surely)
    {
        var quote = Text[position];
        var limit = Math.Min(End, position + Reach);
        var first = At(position + 1) == quote && IsName(At(position + 2)) ? position + 2 : position + 1;
        for (var i = first; i < limit; i++)
        {
            if (Text[i] == '\\')
                i++;
            else if (Text[i] == '\n' && surely)
                return false;
            else if (Quotes.Closes(quote, Text[i]))
                return HasColon(i, quote) ? !surely || IsName(Text[first]) : !surely && i > first && StartsValueApart(i + 1);
        }

        return !surely;
    }

    private bool HasColon(int closing, char quote) => IsColon(Ahead(closing + 1)) || (At(closing + 1) == quote && IsColon(Ahead(closing + 2)));

    /// <summary>An unquoted name; a stray word before a quoted one is let pass.</summary>
    private bool StartsBareMember(int position, bool surely)
    {
        var i = position;
        var limit = Math.Min(End, position + 64);
        while (i < limit && (IsName(Text[i]) || Text[i] is '-' or '.'))
            i++;
        var next = Ahead(i);
        if (i > position && !surely && next > i && Quotes.IsQuote(At(next)))
            return StartsQuotedMember(next, surely: true);
        return i > position && IsColon(next) && At(next + 1) != '/';
    }

    private bool StartsValueApart(int position)
    {
        var next = Ahead(position);
        return next > position && (At(next) is '{' or '[' || Quotes.IsQuote(At(next)));
    }

    private bool IsColon(int position) => At(position) is ':' or '：';

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or '@';

    private void SkipComment()
    {
        Repaired("removed a comment");
        var rest = Text.AsSpan(Position, End - Position);
        var block = rest.StartsWith("/*");
        var end = block ? rest[2..].IndexOf("*/") : rest.IndexOf('\n');
        Position += end < 0 ? rest.Length : end + (block ? 4 : 1);
    }
}
