using System.Text;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Markdown;

/// <summary>A paragraph or a heading.</summary>
internal sealed class ProseBlock(Frame frame, string text, int level) : Block(frame)
{
    private readonly StringBuilder source = new(text);
    private IReadOnlyList<TextRun>? runs;
    private List<StyledLine> lines = [];
    private int width;

    /// <summary>Of a heading; a paragraph has none.</summary>
    public int Level { get; set; } = level;

    public Frame Place => Frame;

    public string Source => source.ToString();

    public override void Add(string line)
    {
        source.Append('\n').Append(line);
        runs = null;
    }

    /// <summary>Takes the last line out, and tells whether another is left.</summary>
    public bool TakeLastLine(out string line)
    {
        var all = Source;
        var end = all.LastIndexOf('\n');
        line = all[(end + 1)..];
        source.Length = Math.Max(0, end);
        runs = null;
        return end > 0;
    }

    public override IReadOnlyList<StyledLine> Lines(int width)
    {
        if (runs is not null && width == this.width)
            return lines;
        runs ??= InlineText.Runs(IsOpen ? Unfinished.Complete(Source) : Source, Level > 0 ? Tone.Heading : Tone.Plain);
        (lines, this.width) = ([], width);
        foreach (var line in RunWrap.Words(runs, Frame.Room(width)))
            Frame.Add(lines, line, width);
        return lines;
    }

    public override IEnumerable<Block> WhileWritten() => [new ProseBlock(Frame, Source, Level)];
}
