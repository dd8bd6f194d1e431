using Maestro.Presentation.Text;

namespace Maestro.Presentation.Panels.Blocks;

/// <summary>What a model thought before it answered, dimmed; one line while it is folded.</summary>
public sealed class ReasoningBlock(PanelFolds folds) : PanelBlock
{
    private const string Lead = "┊ ";
    private readonly FlowingText text = new(Tone.Dim, Lead);

    /// <summary>Adds a piece without control codes.</summary>
    public void Append(string piece) => text.Append(piece);

    public override int LineCount(int width) => folds.Reasoning ? 1 : text.LineCount(width);

    public override StyledLine Line(int index, int width)
    {
        if (!folds.Reasoning)
            return text.Line(index, width);
        var count = text.LineCount(width);
        return new StyledLine([new TextRun(Lead, Tone.Mark), new TextRun(count == 1 ? "reasoning, 1 line" : $"reasoning, {count} lines", Tone.Dim)]);
    }
}
