namespace Maestro.Terminal.Cells;

/// <summary>Rows that stand higher than in the frame before and are otherwise the same, so that the terminal can move them itself.</summary>
/// <param name="Top">The first row of the part that scrolls.</param>
/// <param name="Bottom">The row after its last.</param>
/// <param name="Lines">How far it scrolls; so many rows at its end are new.</param>
internal readonly record struct FrameScroll(int Top, int Bottom, int Lines)
{
    private const int MostLines = 12;

    /// <summary>Less than this is written anew about as fast.</summary>
    private const int FewestRows = 4;

    /// <summary>The scroll that spares the most rows, or null when none is worth it; both frames have the same size.</summary>
    /// <param name="isChanged">The rows that differ.</param>
    public static FrameScroll? Between(Frame before, Frame next, ReadOnlySpan<bool> isChanged)
    {
        var changed = isChanged.Count(true);
        var (best, spared) = (default(FrameScroll), FewestRows - 1);
        for (var lines = 1; lines <= MostLines && changed > spared; lines++)
            for (var row = 0; row < next.Rows - lines; row++)
            {
                var (top, found) = (row, 0);
                for (; row < next.Rows - lines && next.Row(row).SequenceEqual(before.Row(row + lines)); row++)
                    found += isChanged[row] ? 1 : 0;
                if (found > spared)
                    (best, spared) = (new FrameScroll(top, row + lines, lines), found);
            }

        return best.Lines > 0 ? best : null;
    }
}
