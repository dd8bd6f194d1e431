using Maestro.Presentation.Markdown;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Panels.Blocks;

/// <summary>A part of an answer, which is Markdown that grows.</summary>
public sealed class MarkdownBlock(MarkdownText text, int part) : PanelBlock
{
    public override int LineCount(int width) => text.LineCount(part, width);

    public override StyledLine Line(int index, int width) => text.Line(part, index, width);
}
