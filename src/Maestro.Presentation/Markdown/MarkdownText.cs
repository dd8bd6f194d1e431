using System.Buffers;
using System.Text;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Markdown;

/// <summary>A Markdown text that grows piece by piece and is laid out line by line for a width.</summary>
/// <remarks>Closed blocks are laid out once for a width and kept; only the last, open block is read again after a piece was added. Not safe for several threads.</remarks>
public sealed class MarkdownText
{
    /// <summary>A longer line of the source is read in parts of this length.</summary>
    private const int LongestLine = 4096;

    private static readonly SearchValues<char> Marks = SearchValues.Create("-=*+_#>~`|");
    private readonly StringBuilder all = new();
    private readonly StringBuilder line = new();
    private readonly BlockList blocks = new();
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

    /// <summary>All that was added, as it was; put together anew for each call.</summary>
    public string Text => all.ToString();

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
        blocks.Apply([], isOpen: false);
        isChanged = true;
    }

    /// <summary>How many lines the text takes at a width, in cells.</summary>
    public int LineCount(int width)
    {
        Update();
        return blocks.Count(Bounded(width));
    }

    /// <summary>One of the lines at a width, from zero.</summary>
    public StyledLine Line(int index, int width)
    {
        Update();
        return blocks.Line(index, Bounded(width));
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
        blocks.Apply(changes, scan.Leaf.Kind is not LeafKind.None);
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
        blocks.Show(changes);
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
