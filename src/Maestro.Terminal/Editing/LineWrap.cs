using System.Text;
using Maestro.Presentation.Text;

namespace Maestro.Terminal.Editing;

/// <summary>Part of a line that is shown in one row, up to before <paramref name="End"/>.</summary>
internal readonly record struct WrappedRow(int Start, int End);

/// <summary>Cuts a line into rows of so many cells without losing a character, after a space where there is one.</summary>
internal static class LineWrap
{
    private const int TabStop = 4;

    public static List<WrappedRow> Rows(string line, int width)
    {
        var rows = new List<WrappedRow>();
        int start = 0, index = 0, column = 0, afterSpace = 0;
        while (index < line.Length)
        {
            var next = ClusterBounds.Next(line, index);
            var cells = CellsOf(line.AsSpan(index, next - index), column, width);
            if (column + cells > width && index > start)
            {
                index = afterSpace > start && !IsSpace(line[index]) ? afterSpace : index;
                rows.Add(new WrappedRow(start, index));
                (start, column) = (index, 0);
                continue;
            }

            column += cells;
            if (IsSpace(line[index]))
                afterSpace = next;
            index = next;
        }

        rows.Add(new WrappedRow(start, line.Length));
        return rows;
    }

    /// <summary>The row that a cursor stands in; between two rows it stands in the second.</summary>
    public static int RowAt(List<WrappedRow> rows, int index)
    {
        var row = rows.Count - 1;
        while (row > 0 && rows[row].Start > index)
            row--;
        return row;
    }

    /// <summary>How many cells are before <paramref name="index"/> in its row.</summary>
    public static int ColumnOf(string line, WrappedRow row, int index, int width)
    {
        var column = 0;
        for (var at = row.Start; at < index;)
        {
            var next = ClusterBounds.Next(line, at);
            column += CellsOf(line.AsSpan(at, next - at), column, width);
            at = next;
        }

        return column;
    }

    /// <summary>The place in a row that is nearest to a column without being behind it.</summary>
    public static int IndexAt(string line, WrappedRow row, int column, int width)
    {
        int index = row.Start, at = 0;
        while (index < row.End)
        {
            var next = ClusterBounds.Next(line, index);
            at += CellsOf(line.AsSpan(index, next - index), at, width);
            if (at > column || (next == row.End && row.End < line.Length))
                break;
            index = next;
        }

        return index;
    }

    /// <summary>A row as it is drawn: tabs are spaces, which take no mark that stood behind the tab.</summary>
    public static string TextOf(string line, WrappedRow row, int width)
    {
        if (!line.AsSpan(row.Start, row.End - row.Start).Contains('\t'))
            return line[row.Start..row.End];
        var text = new StringBuilder();
        var column = 0;
        for (var index = row.Start; index < row.End;)
        {
            var next = ClusterBounds.Next(line, index);
            var cells = CellsOf(line.AsSpan(index, next - index), column, width);
            if (line[index] is '\t')
                text.Append(' ', cells);
            else if (cells > 0)
                text.Append(line, index, next - index);
            (index, column) = (next, column + cells);
        }

        return text.ToString();
    }

    private static bool IsSpace(char c) => c is ' ' or '\t';

    private static int CellsOf(ReadOnlySpan<char> cluster, int column, int width) => cluster switch
    {
        ['\t'] => Math.Max(1, Math.Min(TabStop - (column % TabStop), width - column)),
        [>= ' ' and < '\u007f'] => 1,
        _ => Math.Min(2, CellWidth.OfCluster(cluster)),
    };
}
