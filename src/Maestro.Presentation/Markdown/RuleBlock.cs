using Maestro.Presentation.Text;

namespace Maestro.Presentation.Markdown;

/// <summary>A line across.</summary>
internal sealed class RuleBlock(Frame frame) : Block(frame)
{
    public override void Add(string line) => throw new InvalidOperationException("A rule is one line.");

    public override IReadOnlyList<StyledLine> Lines(int width)
    {
        var lines = new List<StyledLine>();
        Frame.Add(lines, [new TextRun(new string('─', Frame.Room(width)), Tone.Mark)], width);
        return lines;
    }

    public override IEnumerable<Block> WhileWritten() => [this];
}
