using Maestro.Presentation.Text;

namespace Maestro.Presentation.Panels.Blocks;

/// <summary>A part of what a panel shows; lays out only what is asked for, and keeps it until its content or the width changes.</summary>
public abstract class PanelBlock
{
    private protected PanelBlock()
    {
    }

    public abstract int LineCount(int width);

    public abstract StyledLine Line(int index, int width);

    /// <summary>The whole block as text without tones, for copying, searching and for the record on leaving.</summary>
    public string Text(int width) => string.Join('\n', Enumerable.Range(0, LineCount(width)).Select(line => Line(line, width).Text));
}

/// <summary>A block whose lines are made at once; for what is short.</summary>
/// <param name="lines">Makes the lines for a width.</param>
public sealed class LinesBlock(Func<int, IReadOnlyList<StyledLine>> lines) : PanelBlock
{
    private (int Width, IReadOnlyList<StyledLine> Lines) kept = (-1, []);

    public override int LineCount(int width) => At(width).Count;

    public override StyledLine Line(int index, int width) => At(width)[index];

    private IReadOnlyList<StyledLine> At(int width)
    {
        if (kept.Width != width)
            kept = (width, lines(width));
        return kept.Lines;
    }
}
