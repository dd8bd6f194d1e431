namespace Maestro.Terminal.Cells;

/// <summary>One place of a frame: a grapheme cluster, or the second half of the wide one to its left.</summary>
/// <param name="Cluster">What stands there; null in a second half.</param>
/// <param name="Width">1 or 2; 0 for a second half.</param>
public readonly record struct Cell(string? Cluster, byte Width, Style Style)
{
    public static Cell Blank => new(" ", 1, Style.Plain);

    public bool IsSecondHalf => Width == 0;
}
