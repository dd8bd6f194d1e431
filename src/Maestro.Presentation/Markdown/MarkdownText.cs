using System.Buffers;
using System.Text;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Markdown;

/// <summary>A Markdown text that grows piece by piece and is laid out line by line for a width.</summary>
/// <remarks>
/// Closed blocks are laid out once for a width and kept; only the last, open block is read again after a piece was added. A long text is in
/// several parts, so that its end can be shown at a new width without laying out what stands before. Not safe for several threads.
/// </remarks>
public sealed class MarkdownText
{
    /// <summary>A longer line of the source is read in parts of this length.</summary>
    private const int LongestLine = 4096;

    /// <summary>Blocks of a part.</summary>
    private const int PartSize = 16;

    private static readonly SearchValues<char> Marks = SearchValues.Create("-=*+_#>~`|");
    private readonly StringBuilder all = new();
    private readonly StringBuilder line = new();
    private readonly List<BlockList> parts = [new()];
    private readonly List<Change> changes = [];
    private Scan scan = Scan.Start;
    private bool isOnward;
    private bool isChanged;

    public MarkdownText()
    {
    }

    public MarkdownText(string text) => Append(text);

    /// <summary>How many characters have been added.</summary>
    public int Length => all.Length;

    /// <summary>How many parts there are: at least one; more are added as the text grows, and all but the last never change.</summary>
    public int Parts => parts.Count;

    /// <summary>Whether exactly this has been added.</summary>
    public bool Is(string text) => all.Equals(text);

    public void Append(string piece)
    {
        all.Append(piece);
        isChanged |= piece.Length > 0;
        var rest = piece.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf('\n');
            var part = rest[..Math.Min(end < 0 ? rest.Length : end, LongestLine - line.Length)];
            line.Append(part);
            rest = rest[part.Length..];
            if (line.Length == LongestLine)
                ReadPart();
            else if (!rest.IsEmpty)
            {
                rest = rest[1..];
                ReadLine();
            }
        }
    }

    /// <summary>No more comes: marks that were never closed are shown as they are.</summary>
    public void End()
    {
        if (line.Length > 0)
            ReadLine();
        scan = scan with { Leaf = Leaf.None };
        parts[^1].LeaveOpen(false);
        isChanged = true;
    }

    /// <summary>How many lines a part takes at a width, in cells.</summary>
    public int LineCount(int part, int width)
    {
        Update();
        return parts[part].Count(Bounded(width));
    }

    /// <summary>One of the lines of a part at a width, from zero.</summary>
    public StyledLine Line(int part, int index, int width)
    {
        Update();
        return parts[part].Line(index, Bounded(width));
    }

    private static int Bounded(int width) => Math.Max(4, width);

    private void ReadLine()
    {
        if (line.Length > 0 || !isOnward)
            Read(line.ToString());
        line.Clear();
        isOnward = false;
    }

    /// <summary>Reads the beginning of a very long line, to its last space if there is one near.</summary>
    private void ReadPart()
    {
        var text = line.ToString();
        var space = text.LastIndexOf(' ', LongestLine - 1, LongestLine / 8);
        var end = space >= 0 ? space + 1 : char.IsHighSurrogate(text[^1]) ? LongestLine - 1 : LongestLine;
        Read(text[..end]);
        line.Remove(0, end);
        isOnward = true;
    }

    private void Read(string text)
    {
        changes.Clear();
        scan = Next(text);
        foreach (var change in changes)
        {
            if (change is Change.Opened && parts[^1].Blocks >= PartSize)
            {
                parts[^1].Close();
                parts.Add(new BlockList());
            }

            parts[^1].Apply(change);
        }

        parts[^1].LeaveOpen(scan.Leaf.Kind is not LeafKind.None);
    }

    private Scan Next(string text) => isOnward ? BlockScanner.Onward(scan, CleanLine.Of(text), changes) : BlockScanner.Next(scan, CleanLine.Of(text), changes);

    /// <summary>Shows the unfinished last line as if it ended here.</summary>
    private void Update()
    {
        if (!isChanged)
            return;
        isChanged = false;
        changes.Clear();
        if (line.Length > 0 && (isOnward || !IsUndecided(line.ToString().Trim(' '))))
            Next(line.ToString());
        parts[^1].Show(changes);
    }

    /// <summary>The line is so short that it may become anything; it is shown from its next character on.</summary>
    private bool IsUndecided(string text)
    {
        if (scan.Leaf.Kind is LeafKind.FencedCode or LeafKind.IndentedCode)
            return text.Length > 0 && text.Length < scan.Leaf.FenceLength && text.AsSpan().IndexOfAnyExcept(scan.Leaf.Fence) < 0;
        return (text.Length <= 2 && text.AsSpan().IndexOfAnyExcept(Marks) < 0)
            || (scan.Leaf.Kind is LeafKind.Paragraph && text.Length <= 3 && LineForms.Item(text) is { } item && item.Length == text.Length);
    }
}
