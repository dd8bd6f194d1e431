using Maestro.Presentation.Text;

namespace Maestro.Presentation.Markdown;

/// <summary>A part of a text that is laid out by itself; lines are kept for one width.</summary>
internal abstract class Block(Frame frame)
{
    protected Frame Frame { get; } = frame;

    /// <summary>More of it may come, so that unfinished marks are shown as they will most likely end.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The next line of the source.</summary>
    public abstract void Add(string line);

    public abstract IReadOnlyList<StyledLine> Lines(int width);

    /// <summary>What is shown in place of this block while the next line of it is being written; the last takes that line.</summary>
    public abstract IEnumerable<Block> WhileWritten();
}
