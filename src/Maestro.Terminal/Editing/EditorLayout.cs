namespace Maestro.Terminal.Editing;

/// <summary>The rows of the prompt that are seen, and where its cursor stands among them.</summary>
/// <param name="Rows">At least one; tabs are spaces, and no row is wider than asked.</param>
/// <param name="HasMoreAbove">Whether there are rows before the first that is seen.</param>
public sealed record EditorLayout(IReadOnlyList<string> Rows, int CursorColumn, int CursorRow, bool HasMoreAbove, bool HasMoreBelow)
{
    /// <summary>Lays out what is near the cursor; the cost does not grow with the number of lines.</summary>
    public static EditorLayout Of(Editor editor, int width, int maxRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRows, 1);
        var (lines, cursor) = (editor.Lines, editor.Cursor);
        var rows = RowsWithCursor(lines[cursor.Line], cursor, width);
        var inLine = LineWrap.RowAt(rows, cursor.Index);
        var column = Math.Min(width - 1, LineWrap.ColumnOf(lines[cursor.Line], rows[inLine], cursor.Index, width));
        var seen = rows.ConvertAll(row => (cursor.Line, row));
        var (first, last, cursorRow) = (cursor.Line, cursor.Line, inLine);
        while (first > 0 && cursorRow < maxRows)
        {
            var above = LineWrap.Rows(lines[--first], width);
            seen.InsertRange(0, above.Select(row => (first, row)));
            cursorRow += above.Count;
        }

        while (last < lines.Count - 1 && seen.Count - cursorRow <= maxRows)
            seen.AddRange(LineWrap.Rows(lines[++last], width).Select(row => (last, row)));

        var top = Top(cursorRow, seen.Count, maxRows);
        var end = Math.Min(seen.Count, top + maxRows);
        return new EditorLayout(
            [.. seen.Take(top..end).Select(place => LineWrap.TextOf(lines[place.Line], place.row, width))],
            column, cursorRow - top, top > 0 || first > 0, end < seen.Count || last < lines.Count - 1);
    }

    /// <summary>Behind a full last row the cursor needs one of its own.</summary>
    private static List<WrappedRow> RowsWithCursor(string line, TextPosition cursor, int width)
    {
        var rows = LineWrap.Rows(line, width);
        if (cursor.Index == line.Length && LineWrap.ColumnOf(line, rows[^1], cursor.Index, width) >= width)
            rows.Add(new WrappedRow(line.Length, line.Length));
        return rows;
    }

    /// <summary>One row below the cursor stays in sight where there is one.</summary>
    private static int Top(int cursorRow, int count, int maxRows)
    {
        var below = maxRows >= 3 ? 1 : 0;
        return Math.Clamp(cursorRow - (maxRows - 1 - below), 0, Math.Max(0, count - maxRows));
    }
}
