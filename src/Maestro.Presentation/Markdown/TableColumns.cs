using Maestro.Presentation.Text;

namespace Maestro.Presentation.Markdown;

/// <summary>How wide the columns of a table are, and a line of its cells side by side.</summary>
internal static class TableColumns
{
    public const int Gap = 2;
    private const int Narrowest = 6;

    /// <summary>Every column as wide as its text; while that is too much the widest gives. Nothing when the columns would be too narrow to read.</summary>
    public static int[]? Fit(int[] natural, int room)
    {
        var widths = natural.Select(width => Math.Max(2, width)).ToArray();
        var over = widths.Sum() + (Gap * (widths.Length - 1)) - room;
        if (over <= 0)
            return widths;
        if (widths.Sum(width => Math.Min(width, Narrowest)) + (Gap * (widths.Length - 1)) > room)
            return null;
        for (; over > 0; over--)
            widths[Array.IndexOf(widths, widths.Max())]--;
        return widths;
    }

    public static List<TextRun> Line(List<IReadOnlyList<TextRun>>[] cells, int line, int[] widths, IReadOnlyList<Align> columns)
    {
        var runs = new List<TextRun>();
        var blank = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            IReadOnlyList<TextRun> cell = line < cells[i].Count ? cells[i][line] : [];
            var free = Math.Max(0, widths[i] - CellWidth.Of(string.Concat(cell.Select(run => run.Text))));
            var left = columns[i] switch { Align.Right => free, Align.Center => free / 2, _ => 0 };
            if (cell.Count > 0 && blank + left > 0)
                runs.Add(new TextRun(new string(' ', blank + left)));
            runs.AddRange(cell);
            blank = cell.Count > 0 ? free - left + Gap : blank + widths[i] + Gap;
        }

        return runs;
    }
}
