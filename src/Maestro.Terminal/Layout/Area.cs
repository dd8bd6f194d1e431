namespace Maestro.Terminal.Layout;

/// <summary>A rectangle of cells.</summary>
public readonly record struct Area(int Column, int Row, int Columns, int Rows)
{
    public int End => Column + Columns;

    public int Bottom => Row + Rows;

    public bool Contains(int column, int row) => column >= Column && column < End && row >= Row && row < Bottom;
}
