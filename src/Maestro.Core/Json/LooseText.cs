namespace Maestro.Core.Json;

/// <summary>Where a loose parser stands in its text, what is open there, and what it repaired.</summary>
internal sealed partial class LooseText(string text, int start)
{
    private readonly List<string> repairs = [];

    public string Text { get; } = text;

    public int Position { get; set; } = start;

    /// <summary>Where the JSON ends at the latest: a code fence in place of a value moves it forward.</summary>
    public int End { get; private set; } = text.Length;

    /// <summary>The opening characters of the containers around the position, the innermost last.</summary>
    public List<char> Open { get; } = [];

    public IReadOnlyList<string> Repairs => repairs;

    public bool IsEnd => Position >= End;

    public char Current => At(Position);

    /// <summary>How many characters were looked at: the work that the reading took.</summary>
    public long Steps { get; private set; }

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
            if (char.IsWhiteSpace(Current) || Current == '\uFEFF')
                Position++;
            else if (StartsComment(Position))
                SkipComment();
            else
                break;
        }

        if (IsFence(Position))
            End = Position;
    }

    public char At(int position)
    {
        Steps++;
        return position < End ? Text[position] : '\0';
    }

    public bool IsFence(int position) => At(position) == '`' && At(position + 1) == '`' && At(position + 2) == '`';

    public bool StartsComment(int position) => At(position) == '#' || (At(position) == '/' && At(position + 1) is '/' or '*');

    public static char Opening(char closing) => closing switch
    {
        '}' => '{',
        _ => '[',
    };

    private void SkipComment()
    {
        Repaired("removed a comment");
        var rest = Text.AsSpan(Position, End - Position);
        var block = rest.StartsWith("/*");
        var end = block ? rest[2..].IndexOf("*/") : LineCommentEnd(rest);
        Position += end < 0 ? rest.Length : end + (block ? 4 : 0);
    }

    /// <summary>The end of the line; without one, as in JSON that was put on one line, the comment ends at the bracket that closes what is open.</summary>
    private int LineCommentEnd(ReadOnlySpan<char> rest)
    {
        var near = rest[..Math.Min(rest.Length, 4 * Reach)];
        if (near.Contains('\n') || Open is not [.., var open])
            return rest.IndexOf('\n');
        var closing = near.IndexOf(open == '{' ? '}' : ']');
        return closing < 0 ? rest.IndexOf('\n') : closing;
    }
}
