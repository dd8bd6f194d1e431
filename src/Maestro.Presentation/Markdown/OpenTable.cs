namespace Maestro.Presentation.Markdown;

/// <summary>Recognises a table whose header, or the line under it, is still being written.</summary>
internal static class OpenTable
{
    /// <summary>How many of the last lines of a paragraph begin a table, and its columns.</summary>
    public static (int Lines, IReadOnlyList<Align> Columns)? In(string paragraph)
    {
        var last = LastLine(paragraph, paragraph.Length);
        if (!last.StartsWith('|'))
            return null;
        if (last.AsSpan().IndexOfAnyExcept("|:- ") >= 0)
            return (1, Left(last));
        var start = paragraph.Length - last.Length - 1;
        var header = start > 0 ? LastLine(paragraph, start) : "";
        return header.StartsWith('|') ? (2, Left(header)) : null;
    }

    private static string LastLine(string text, int end)
    {
        var start = end == 0 ? 0 : text.LastIndexOf('\n', end - 1) + 1;
        return text[start..end];
    }

    private static Align[] Left(string header) => new Align[TableCells.Split(header).Count];
}
