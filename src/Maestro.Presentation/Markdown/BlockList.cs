using Maestro.Presentation.Code;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Markdown;

/// <summary>The blocks of a part of a text, with the place of each one's lines for the width last asked for.</summary>
internal sealed class BlockList
{
    private readonly List<Block> blocks = [];

    /// <summary>The first line after each closed block; as far as they were asked for.</summary>
    private readonly List<int> ends = [];

    /// <summary>What is shown after the closed blocks while the last line is being written.</summary>
    private readonly List<Block> written = [];
    private bool isLastOpen;
    private int width;

    public int Blocks => blocks.Count;

    private int Closed => blocks.Count - (isLastOpen ? 1 : 0);

    public void Apply(Change change) => Apply(change, blocks);

    /// <param name="mayGoOn">Whether the last block is still being written.</param>
    public void LeaveOpen(bool mayGoOn) => isLastOpen = mayGoOn;

    /// <summary>Nothing more comes to this part.</summary>
    public void Close()
    {
        isLastOpen = false;
        written.Clear();
    }

    /// <summary>Shows the open block with what the unfinished line does to it.</summary>
    public void Show(List<Change> changes)
    {
        written.Clear();
        if (isLastOpen)
            written.AddRange(blocks[^1].WhileWritten());
        if (written.Count > 0)
            written[^1].IsOpen = changes is [] or [Change.Continued, ..];
        foreach (var change in changes)
        {
            Apply(change, written);
            written[^1].IsOpen = true;
        }

        if (written is [.., ProseBlock { Level: 0 } prose] && OpenTable.In(prose.Source) is { } table)
        {
            written.RemoveAt(written.Count - 1);
            AddTable(written, prose, table.Lines, table.Columns);
        }
    }

    public int Count(int width)
    {
        Measure(width);
        return (ends.Count == 0 ? 0 : ends[^1]) + written.Sum(block => block.Lines(width).Count);
    }

    public StyledLine Line(int index, int width)
    {
        Measure(width);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var found = ends.BinarySearch(index);
        var block = found < 0 ? ~found : found + 1;
        while (block < ends.Count && ends[block] <= index)
            block++;
        if (block < ends.Count)
            return blocks[block].Lines(width)[index - (block == 0 ? 0 : ends[block - 1])];
        index -= ends.Count == 0 ? 0 : ends[^1];
        foreach (var open in written)
        {
            var lines = open.Lines(width);
            if (index < lines.Count)
                return lines[index];
            index -= lines.Count;
        }

        throw new ArgumentOutOfRangeException(nameof(index));
    }

    private void Measure(int width)
    {
        if (width != this.width)
            ends.Clear();
        this.width = width;
        for (var i = ends.Count; i < Closed; i++)
            ends.Add((i == 0 ? 0 : ends[^1]) + blocks[i].Lines(width).Count);
    }

    private static void Apply(Change change, List<Block> to)
    {
        switch (change)
        {
            case Change.Opened opened:
                to.Add(Create(opened));
                break;
            case Change.Continued line:
                to[^1].Add(line.Text);
                break;
            case Change.BecameHeading heading:
                ((ProseBlock)to[^1]).Level = heading.Level;
                break;
            case Change.BecameTable table:
                var prose = (ProseBlock)to[^1];
                to.RemoveAt(to.Count - 1);
                AddTable(to, prose, 1, table.Columns);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(change), change, "Unknown change.");
        }
    }

    private static Block Create(Change.Opened opened)
    {
        switch (opened.Kind)
        {
            case LeafKind.Rule:
                return new RuleBlock(opened.Frame);
            case LeafKind.FencedCode:
                return new CodeBlock(opened.Frame, CodeHighlighter.For(opened.Info));
            case LeafKind.IndentedCode:
                var code = new CodeBlock(opened.Frame, CodeHighlighter.For(null));
                code.Add(opened.Text);
                return code;
            default:
                return new ProseBlock(opened.Frame, opened.Text, opened.Level);
        }
    }

    /// <summary>The last line of the prose is the header; what stands above it stays a paragraph.</summary>
    /// <param name="taken">How many lines of the prose belong to the table.</param>
    private static void AddTable(List<Block> to, ProseBlock prose, int taken, IReadOnlyList<Align> columns)
    {
        var header = "";
        var isLeft = true;
        for (var i = 0; i < taken; i++)
            isLeft = prose.TakeLastLine(out header);
        if (isLeft)
            to.Add(prose);
        to.Add(new TableBlock(isLeft ? prose.Place.Onward : prose.Place, header, columns));
    }
}
