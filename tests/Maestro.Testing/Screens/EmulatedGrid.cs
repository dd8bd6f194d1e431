namespace Maestro.Testing.Screens;

/// <summary>The cells of one screen of a terminal, with what has left it at the top.</summary>
internal sealed class EmulatedGrid
{
    private readonly List<string> above = [];
    private EmulatedCell[] cells;

    public EmulatedGrid(int columns, int rows)
    {
        (Columns, Rows) = (columns, rows);
        cells = new EmulatedCell[columns * rows];
        Fill(EmulatedCell.Blank);
    }

    public int Columns { get; private set; }

    public int Rows { get; private set; }

    /// <summary>The rows that have left the grid at the top, as text.</summary>
    public IReadOnlyList<string> Above => above;

    public EmulatedCell this[int column, int row] => cells[(row * Columns) + column];

    public void Fill(EmulatedCell cell) => Array.Fill(cells, cell);

    public string RowText(int row) => string.Concat(Enumerable.Range(0, Columns).Select(column => this[column, row].Text)).TrimEnd();

    /// <summary>Overwriting half of a wide character clears the other half.</summary>
    public void Set(int column, int row, EmulatedCell cell)
    {
        var at = (row * Columns) + column;
        if (cells[at].Text.Length == 0 && column > 0)
            cells[at - 1] = cells[at - 1] with { Text = " " };
        else if (column + 1 < Columns && cells[at + 1].Text.Length == 0)
            cells[at + 1] = cells[at + 1] with { Text = " " };
        cells[at] = cell;
    }

    /// <summary>Moves everything up by a row, as a line that ends on the last one does.</summary>
    public void ScrollUp()
    {
        above.Add(RowText(0));
        Array.Copy(cells, Columns, cells, 0, cells.Length - Columns);
        Array.Fill(cells, EmulatedCell.Blank, cells.Length - Columns, Columns);
    }

    /// <summary>Moves some rows up, and fills those that come free.</summary>
    public void ScrollUp(int top, int bottom, int lines, EmulatedCell free)
    {
        var part = cells.AsSpan(top * Columns, (bottom - top) * Columns);
        part[(lines * Columns)..].CopyTo(part);
        part[^(lines * Columns)..].Fill(free);
    }

    /// <summary>Cuts or widens at the right and at the bottom; nothing is wrapped anew.</summary>
    public void Resize(int columns, int rows)
    {
        var before = cells;
        var (width, height) = (Columns, Rows);
        cells = new EmulatedCell[columns * rows];
        (Columns, Rows) = (columns, rows);
        Fill(EmulatedCell.Blank);
        for (var row = 0; row < Math.Min(rows, height); row++)
            Array.Copy(before, row * width, cells, row * columns, Math.Min(columns, width));
    }
}
