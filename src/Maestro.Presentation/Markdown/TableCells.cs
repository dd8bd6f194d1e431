namespace Maestro.Presentation.Markdown;

/// <summary>Cuts the row of a table into its cells.</summary>
internal static class TableCells
{
    public static List<string> Split(string row)
    {
        row = row.Trim(' ');
        var at = row.StartsWith('|') ? 1 : 0;
        var start = at;
        var cells = new List<string>();
        for (; at < row.Length; at++)
        {
            if (row[at] == '\\')
                at++;
            else if (row[at] == '|')
            {
                cells.Add(Cell(row[start..at]));
                start = at + 1;
            }
        }

        if (start < row.Length || cells.Count == 0)
            cells.Add(Cell(row[start..]));
        return cells;
    }

    private static string Cell(string text) => text.Trim(' ').Replace("\\|", "|", StringComparison.Ordinal);
}
