using System.Buffers;
using System.Text;

namespace Maestro.Terminal.Cells;

/// <summary>Writes what has changed from one frame to the next, as few bytes as is simple, inside synchronised output (DEC private mode 2026).</summary>
/// <remarks>After a cluster whose width terminals disagree about, the cursor is addressed again, so that a wrong width shifts nothing.</remarks>
public sealed class FrameWriter(IBufferWriter<byte> output, ColourDepth depth)
{
    /// <summary>Rewriting so few unchanged cells is shorter than moving the cursor over them.</summary>
    private const int ShortGap = 4;

    private readonly StyleWriter styles = new(output, depth);
    private Frame? shown;
    private Frame? spare;
    private bool[] changed = [];
    private (int Column, int Row)? at;

    /// <summary>Forgets what the terminal shows, so that the next frame is written whole: after a resize or when something else wrote.</summary>
    public void Forget() => shown = null;

    /// <summary>A blank frame to draw on: the one before the last written, when it has the right size.</summary>
    public Frame Next(int columns, int rows, Style style)
    {
        var frame = spare is { } kept && kept.Columns == columns && kept.Rows == rows ? kept : new Frame(columns, rows);
        spare = null;
        frame.Clear(style);
        return frame;
    }

    /// <summary>Writes the difference and keeps <paramref name="next"/>, which must not be drawn on any more; false when nothing has changed.</summary>
    public bool Write(Frame next)
    {
        if (shown is { } last && (last.Columns != next.Columns || last.Rows != next.Rows))
            shown = null;
        var isChanged = ChangedRows(next);
        if (shown is not null && shown.Cursor == next.Cursor && Array.IndexOf(isChanged, true) < 0)
        {
            spare = next;
            return false;
        }

        output.Write("\u001b[?2026h\u001b[?25l"u8);
        if (shown is null)
        {
            styles.Reset();
            output.Write("\u001b[2J"u8);
        }
        else if (FrameScroll.Between(shown, next, isChanged) is { } scroll)
        {
            Scroll(shown, scroll);
            isChanged.AsSpan(scroll.Top..scroll.Bottom).Fill(true);
        }

        at = null;
        for (var row = 0; row < next.Rows; row++)
            if (isChanged[row])
                WriteRow(next, row);
        if (next.Cursor is { } cursor)
        {
            Move(cursor.Column, cursor.Row);
            output.Write("\u001b[?25h"u8);
        }

        output.Write("\u001b[?2026l"u8);
        (spare, shown) = (shown, next);
        return true;
    }

    /// <summary>Sets the margins of the part (DECSTBM), lets the terminal move it up, and takes the margins away.</summary>
    private void Scroll(Frame before, FrameScroll scroll)
    {
        output.WriteSequence('r', scroll.Top + 1, scroll.Bottom);
        output.WriteSequence('S', scroll.Lines);
        output.WriteSequence('r');
        before.Scroll(scroll);
    }

    /// <summary>Which rows differ from those that are shown; a frame is compared once.</summary>
    private bool[] ChangedRows(Frame next)
    {
        if (changed.Length != next.Rows)
            changed = new bool[next.Rows];
        for (var row = 0; row < next.Rows; row++)
            changed[row] = shown is null || !shown.Row(row).SequenceEqual(next.Row(row));
        return changed;
    }

    private void WriteRow(Frame next, int row)
    {
        var line = next.Row(row);
        var before = shown is null ? [] : shown.Row(row);
        for (var column = 0; column < line.Length; column++)
        {
            var cell = line[column];
            if (cell.IsSecondHalf || !Differs(before, line, column))
                continue;
            MoveOverShortGap(line, column, row);
            Put(cell, column, row, line.Length);
        }
    }

    /// <summary>A wide cluster is written again when either half differs; a blank is what a cleared terminal shows.</summary>
    private static bool Differs(ReadOnlySpan<Cell> before, ReadOnlySpan<Cell> line, int column)
    {
        if (before.IsEmpty)
            return line[column] != Cell.Blank;
        return before[column] != line[column] || (line[column].Width == 2 && before[column + 1] != line[column + 1]);
    }

    private void MoveOverShortGap(ReadOnlySpan<Cell> line, int column, int row)
    {
        if (at is not { } here || here.Row != row || column - here.Column is < 0 or > ShortGap || !CanRewrite(line[here.Column..column]))
        {
            Move(column, row);
            return;
        }

        for (var gap = here.Column; gap < column; gap++)
            Put(line[gap], gap, row, line.Length);
    }

    private bool CanRewrite(ReadOnlySpan<Cell> gap)
    {
        foreach (var cell in gap)
            if (cell.Width != 1 || cell.Style != styles.Current || cell.Cluster![0] > '~')
                return false;
        return true;
    }

    private void Put(Cell cell, int column, int row, int columns)
    {
        styles.Set(cell.Style);
        Encoding.UTF8.GetBytes(cell.Cluster, output);
        var next = column + cell.Width;
        var isSure = cell.Width == 1 && cell.Cluster is [< '\u0250' or (>= '\u2500' and <= '\u259f')];
        at = isSure && next < columns ? (next, row) : null;
    }

    private void Move(int column, int row)
    {
        if (at == (column, row))
            return;
        output.WriteSequence('H', row + 1, column + 1);
        at = (column, row);
    }
}
