namespace Maestro.Terminal.Cells;

/// <summary>What the whole screen is to show: a grid of cells that is drawn on from left to right and cut at its edges.</summary>
public sealed class Frame
{
    private readonly Cell[] cells;

    public Frame(int columns, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        (Columns, Rows) = (columns, rows);
        cells = new Cell[columns * rows];
        Clear(Style.Plain);
    }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>Where the person types, or null while no cursor is to be seen, as outside of the frame.</summary>
    public (int Column, int Row)? Cursor
    {
        get;
        set => field = value is { } place && place.Column < Columns && place.Row < Rows ? place : null;
    }

    public ReadOnlySpan<Cell> Row(int row) => cells.AsSpan(row * Columns, Columns);

    /// <summary>Makes every cell blank.</summary>
    public void Clear(Style style)
    {
        Array.Fill(cells, Cell.Blank with { Style = style });
        Cursor = null;
    }

    /// <summary>Draws text in one row inside the columns from <paramref name="column"/> to before <paramref name="end"/>; what does not fit is cut.</summary>
    /// <returns>The column after the text.</returns>
    public int Draw(int column, int row, ReadOnlySpan<char> text, Style style, int end = int.MaxValue)
    {
        end = Math.Min(end, Columns);
        if (row < 0 || row >= Rows || column < 0)
            return column;
        var line = cells.AsSpan(row * Columns, Columns);
        var clusters = new Clusters(text);
        while (clusters.MoveNext() && column + clusters.Width <= end)
        {
            Put(line, column, new Cell(clusters.Current, (byte)clusters.Width, style));
            column += clusters.Width;
        }

        return column;
    }

    /// <summary>Fills part of a row with one narrow character.</summary>
    public void Fill(int column, int row, int count, char character, Style style)
    {
        if (row < 0 || row >= Rows)
            return;
        var line = cells.AsSpan(row * Columns, Columns);
        var cell = new Cell(character.ToString(), 1, style);
        for (var at = Math.Max(0, column); at < Math.Min(Columns, column + count); at++)
            Put(line, at, cell);
    }

    /// <summary>Gives cells another look and leaves what stands in them; a wide cluster is never half changed.</summary>
    public void Restyle(int column, int row, int count, Style style)
    {
        if (row < 0 || row >= Rows)
            return;
        var line = cells.AsSpan(row * Columns, Columns);
        var (from, to) = (Math.Max(0, column), Math.Min(Columns, column + count));
        if (from < to && line[from].IsSecondHalf)
            from--;
        if (from < to && to < Columns && line[to].IsSecondHalf)
            to++;
        for (var at = from; at < to; at++)
            line[at] = line[at] with { Style = style };
    }

    /// <summary>Moves rows up as the terminal does; what it shows in those that come free at the end is not known, so that
    /// they differ from any other.</summary>
    internal void Scroll(FrameScroll scroll)
    {
        var part = cells.AsSpan(scroll.Top * Columns, (scroll.Bottom - scroll.Top) * Columns);
        part[(scroll.Lines * Columns)..].CopyTo(part);
        part[^(scroll.Lines * Columns)..].Clear();
    }

    /// <summary>Half of a wide cluster never stays: what is drawn over one half blanks the other.</summary>
    private static void Put(Span<Cell> line, int column, Cell cell)
    {
        Break(line, column);
        if (cell.Width == 2)
        {
            Break(line, column + 1);
            line[column + 1] = new Cell(null, 0, cell.Style);
        }

        line[column] = cell;
    }

    private static void Break(Span<Cell> line, int column)
    {
        if (line[column].IsSecondHalf)
            line[column - 1] = Cell.Blank with { Style = line[column - 1].Style };
        else if (line[column].Width == 2)
            line[column + 1] = Cell.Blank with { Style = line[column].Style };
    }
}
