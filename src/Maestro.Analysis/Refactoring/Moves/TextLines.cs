namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Whole lines of a text.</summary>
internal static class TextLines
{
    public static int StartOf(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>Behind the line break, or at the end of the text.</summary>
    public static int EndOf(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end + 1 : text.Length;

    public static int NumberOf(string text, int at) => text.AsSpan(0, at).Count('\n') + 1;

    /// <summary>Takes in the comments that stand directly above, at the same indentation.</summary>
    public static int WithComments(string text, int start)
    {
        while (start > 0)
        {
            var above = StartOf(text, start - 1);
            var line = text[above..start].Trim();
            if (!(line.StartsWith("//", StringComparison.Ordinal) || (line.StartsWith('#') && !line.StartsWith("#!", StringComparison.Ordinal) && !line.StartsWith("#if", StringComparison.Ordinal) && !line.StartsWith("#end", StringComparison.Ordinal) && !line.StartsWith("#region", StringComparison.Ordinal))
                || line.StartsWith("/*", StringComparison.Ordinal) || (line.StartsWith('*') && (line.Length == 1 || line[1] is ' ' or '/' or '*')) || line.EndsWith("*/", StringComparison.Ordinal)))
                break;
            start = above;
        }

        return start;
    }

    /// <summary>Removes lines with the empty ones that would be left beside them.</summary>
    public static Piece Removal(string text, int start, int end)
    {
        var (above, below) = (start, end);
        while (above > 0 && text[StartOf(text, above - 1)..above].Trim().Length == 0)
            above = StartOf(text, above - 1);
        while (below < text.Length && text[below..EndOf(text, below)].Trim().Length == 0)
            below = EndOf(text, below);
        if (below >= text.Length)
            return new Piece(above, text.Length - above, "");
        // As many empty lines stay as the larger gap had.
        var gap = text[above..start].Length >= text[end..below].Length ? text[above..start] : text[end..below];
        return new Piece(above, below - above, above == 0 ? "" : gap);
    }
}
