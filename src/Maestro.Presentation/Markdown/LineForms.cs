namespace Maestro.Presentation.Markdown;

/// <summary>What the beginning of a line can be: a heading, a rule, a fence, a list item, the line under the header of a table.</summary>
internal static class LineForms
{
    public static int Indent(ReadOnlySpan<char> line)
    {
        var indent = line.IndexOfAnyExcept(' ');
        return indent < 0 ? line.Length : indent;
    }

    /// <summary>The level of a heading and its text.</summary>
    public static (int Level, string Text)? Heading(ReadOnlySpan<char> line)
    {
        var level = Run(line, '#');
        if (level is < 1 or > 6 || (level < line.Length && line[level] != ' '))
            return null;
        var text = line[level..].Trim(' ');
        var open = text.TrimEnd('#');
        return (level, (open.Length == 0 || open[^1] == ' ' ? open.TrimEnd(' ') : text).ToString());
    }

    public static bool IsRule(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || line[0] is not ('*' or '-' or '_'))
            return false;
        var signs = 0;
        foreach (var c in line)
        {
            if (c == line[0])
                signs++;
            else if (c != ' ')
                return false;
        }

        return signs >= 3;
    }

    /// <summary>The level of the heading that the paragraph above a line of signs becomes.</summary>
    public static int? Underline(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd(' ');
        if (line.IsEmpty || line[0] is not ('=' or '-') || Run(line, line[0]) != line.Length)
            return null;
        return line[0] == '=' ? 1 : 2;
    }

    /// <summary>The length of the fence that opens code, and the word after it.</summary>
    public static (int Length, string Language)? Fence(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || line[0] is not ('`' or '~'))
            return null;
        var length = Run(line, line[0]);
        var info = line[length..].Trim(' ');
        if (length < 3 || (line[0] == '`' && info.Contains('`')))
            return null;
        var end = info.IndexOfAny(" ,{:");
        return (length, (end < 0 ? info : info[..end]).ToString());
    }

    public static bool ClosesFence(ReadOnlySpan<char> line, char fence, int length)
    {
        var run = Run(line, fence);
        return run >= length && line[run..].Trim(' ').IsEmpty;
    }

    /// <summary>How long the mark of a list item is, its sign, and its number.</summary>
    public static (int Length, char Mark, int Number)? Item(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
            return null;
        var digits = 0;
        while (digits < line.Length && digits < 9 && char.IsAsciiDigit(line[digits]))
            digits++;
        var isBullet = line[0] is '-' or '+' or '*';
        if (!isBullet && (digits == 0 || digits == line.Length || line[digits] is not ('.' or ')')))
            return null;
        if (digits + 1 < line.Length && line[digits + 1] != ' ')
            return null;
        return (digits + 1, line[digits], isBullet ? 0 : int.Parse(line[..digits], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The alignment of columns, from the line under the header of a table with as many cells.</summary>
    public static IReadOnlyList<Align>? Columns(string line, string header)
    {
        if (!line.Contains('-', StringComparison.Ordinal) || !header.Contains('|', StringComparison.Ordinal) || line.AsSpan().IndexOfAnyExcept("|:- ") >= 0)
            return null;
        var cells = TableCells.Split(line);
        if (!cells.TrueForAll(IsColumn) || cells.Count != TableCells.Split(header).Count)
            return null;
        return cells.ConvertAll(cell => (cell[0], cell[^1]) switch
        {
            (':', ':') => Align.Center,
            (_, ':') => Align.Right,
            _ => Align.Left,
        });
    }

    private static bool IsColumn(string cell)
    {
        var dashes = cell.AsSpan().TrimStart(':').TrimEnd(':');
        return !dashes.IsEmpty && Run(dashes, '-') == dashes.Length;
    }

    private static int Run(ReadOnlySpan<char> line, char sign)
    {
        var run = line.IndexOfAnyExcept(sign);
        return run < 0 ? line.Length : run;
    }
}
