using Maestro.Presentation.Markdown;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Panels.Blocks;

/// <summary>An answer as it is written: Markdown that grows.</summary>
public sealed class MarkdownBlock : PanelBlock
{
    private readonly MarkdownText text = new();

    /// <summary>Adds a piece without control codes.</summary>
    public void Append(string piece) => text.Append(piece);

    /// <summary>Nothing more comes.</summary>
    public void End() => text.End();

    public override int LineCount(int width) => text.LineCount(width);

    public override StyledLine Line(int index, int width) => text.Line(index, width);
}
