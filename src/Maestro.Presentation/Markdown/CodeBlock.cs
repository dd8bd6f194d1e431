using Maestro.Presentation.Code;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Markdown;

/// <summary>Code, highlighted and broken where the width ends; each line is read and laid out once.</summary>
internal sealed class CodeBlock(Frame frame, CodeHighlighter highlighter) : Block(frame)
{
    private static readonly TextRun Indent = new("  ");
    private readonly List<IReadOnlyList<TextRun>> code = [];
    private List<StyledLine> lines = [];
    private int laidOut;
    private int width;

    public override void Add(string line) => code.Add(highlighter.Next(line));

    public override IReadOnlyList<StyledLine> Lines(int width)
    {
        if (width != this.width)
            (lines, laidOut, this.width) = ([], 0, width);
        var room = Math.Max(2, Frame.Room(width) - Indent.Text.Length);
        for (; laidOut < code.Count; laidOut++)
            foreach (var row in RunWrap.Characters(code[laidOut], room))
                Frame.Add(lines, row.Count == 0 ? [] : [Indent, .. row], width);
        return lines;
    }

    public override IEnumerable<Block> WhileWritten() => [this, new CodeBlock(code.Count == 0 ? Frame : Frame.Onward, highlighter.Fork())];
}
