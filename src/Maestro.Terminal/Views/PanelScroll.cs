using Maestro.Presentation.Panels.Blocks;
using Maestro.Presentation.Text;

namespace Maestro.Terminal.Views;

/// <summary>Which lines of a panel are seen: the newest, or from a line that the person scrolled to.</summary>
/// <remarks>A position is a block and a line in it, so that what grows above or below moves nothing and no frame looks at the whole conversation.</remarks>
public sealed class PanelScroll
{
    private (int Block, int Line)? top;
    private int from = -1;

    public bool Follows => top is null;

    public void Follow() => (top, from) = (null, -1);

    /// <summary>Follows until this block is longer than the panel: then its beginning is shown, where a result says the most.</summary>
    public void ShowFrom(int block) => from = block;

    /// <summary>The lines to show, from the top; fewer than <paramref name="rows"/> only when there are no more.</summary>
    public List<StyledLine> Visible(IReadOnlyList<PanelBlock> blocks, int width, int rows)
    {
        Settle(blocks, width, rows);
        var lines = new List<StyledLine>(rows);
        var place = top is { } scrolled ? Inside(scrolled, blocks, width) : Back(End(blocks, width), rows, blocks, width);
        for (; lines.Count < rows && place.Block < blocks.Count; place = (place.Block + 1, 0))
            for (var count = blocks[place.Block].LineCount(width); place.Line < count && lines.Count < rows; place.Line++)
                lines.Add(blocks[place.Block].Line(place.Line, width));
        return lines;
    }

    /// <summary>How many lines stand below those that are seen.</summary>
    public int Below(IReadOnlyList<PanelBlock> blocks, int width, int rows)
    {
        Settle(blocks, width, rows);
        if (top is not { } scrolled)
            return 0;
        var (block, line) = Inside(scrolled, blocks, width);
        var count = -line - rows;
        for (; block < blocks.Count; block++)
            count += blocks[block].LineCount(width);
        return Math.Max(0, count);
    }

    /// <summary>Moves up by so many lines, or down where the number is negative; at the end the panel follows again.</summary>
    public void Move(int lines, IReadOnlyList<PanelBlock> blocks, int width, int rows)
    {
        var place = top is { } scrolled ? Inside(scrolled, blocks, width) : Back(End(blocks, width), rows, blocks, width);
        top = lines > 0 ? Back(place, lines, blocks, width) : Forward(place, -lines, blocks, width);
        if (lines < 0 && Below(blocks, width, rows) == 0)
            top = null;
        else if (lines > 0 && place == (0, 0) && Below(blocks, width, rows) == 0)
            top = null;
    }

    /// <summary>Stays where it is, whatever comes.</summary>
    public void Hold(IReadOnlyList<PanelBlock> blocks, int width, int rows) => top ??= Back(End(blocks, width), rows, blocks, width);

    public void ToStart() => top = (0, 0);

    /// <summary>Shows a certain line at the top.</summary>
    public void ShowAt(int block, int line) => top = (block, line);

    /// <summary>Decides about <see cref="ShowFrom"/>, once the size is known.</summary>
    private void Settle(IReadOnlyList<PanelBlock> blocks, int width, int rows)
    {
        if (from >= 0 && from < blocks.Count && blocks[from].LineCount(width) > rows)
            top = (from, 0);
        from = -1;
    }

    private static (int Block, int Line) End(IReadOnlyList<PanelBlock> blocks, int width) =>
        blocks.Count == 0 ? (0, 0) : (blocks.Count - 1, blocks[^1].LineCount(width));

    private static (int Block, int Line) Inside((int Block, int Line) place, IReadOnlyList<PanelBlock> blocks, int width) =>
        place.Block >= blocks.Count ? End(blocks, width) : (place.Block, Math.Min(place.Line, blocks[place.Block].LineCount(width)));

    private static (int Block, int Line) Back((int Block, int Line) place, int lines, IReadOnlyList<PanelBlock> blocks, int width)
    {
        var (block, line) = place;
        while (lines > line && block > 0)
        {
            lines -= line;
            block--;
            line = blocks[block].LineCount(width);
        }

        return (block, Math.Max(0, line - lines));
    }

    private static (int Block, int Line) Forward((int Block, int Line) place, int lines, IReadOnlyList<PanelBlock> blocks, int width)
    {
        var (block, line) = place;
        while (block < blocks.Count && lines >= blocks[block].LineCount(width) - line)
        {
            lines -= blocks[block].LineCount(width) - line;
            (block, line) = (block + 1, 0);
        }

        return block < blocks.Count ? (block, line + lines) : End(blocks, width);
    }
}
