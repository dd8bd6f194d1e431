namespace Maestro.Presentation.Markdown;

/// <summary>Tells what a line does to the blocks of a text, as CommonMark reads lines: which quotations and items go on,
/// what begins, what takes the line.</summary>
/// <remarks>Keeps nothing between lines but the <see cref="Scan"/>, so that the unfinished last line can be tried without harm.</remarks>
internal sealed class BlockScanner
{
    private const int Deepest = 16;

    /// <summary>A paragraph that grows beyond this goes on as a new one, so that what is parsed for each frame stays small.</summary>
    private const int LongestParagraph = 4096;

    private readonly Scan scan;
    private readonly string line;
    private readonly List<Change> changes;
    private readonly List<Container> open = [];
    private int at;
    private int matched;
    private Leaf leaf;
    private bool blank;

    private BlockScanner(Scan scan, string line, List<Change> changes)
    {
        this.scan = scan;
        this.line = line;
        this.changes = changes;
        leaf = scan.Leaf;
        blank = scan.Blank;
    }

    private bool AllMatched => matched == scan.Containers.Length;

    private ReadOnlySpan<char> Remainder => line.AsSpan(at);

    /// <summary>Reads a clean line.</summary>
    public static Scan Next(Scan scan, string line, List<Change> changes) => new BlockScanner(scan, line, changes).Line();

    /// <summary>Reads what follows of a line that was too long to be read at once.</summary>
    public static Scan Onward(Scan scan, string line, List<Change> changes)
    {
        if (scan.Leaf.Kind is LeafKind.FencedCode or LeafKind.IndentedCode)
        {
            changes.Add(new Change.Continued(line));
            return scan;
        }

        changes.Add(new Change.Opened(LeafKind.Paragraph, Frame.Of(scan.Containers, gap: false), line.TrimStart(' ')));
        return scan with { Leaf = new Leaf(LeafKind.Paragraph) { Length = line.Length } };
    }

    private Scan Line()
    {
        MatchContainers();
        open.AddRange(scan.Containers.Take(matched));
        if (AllMatched && (Fenced() || Indented()))
            return Result();
        if (Remainder.Trim(' ').IsEmpty)
            Blank();
        else
            Begin();
        return Result();
    }

    private Scan Result() => new([.. open], leaf, blank);

    private void MatchContainers()
    {
        foreach (var container in scan.Containers)
        {
            var indent = LineForms.Indent(Remainder);
            var empty = at + indent == line.Length;
            if (container.IsQuote)
            {
                if (empty || indent > 3 || line[at + indent] != '>')
                    return;
                at += indent + 1;
                if (at < line.Length && line[at] == ' ')
                    at++;
            }
            else if (empty || indent >= container.Indent)
                at += Math.Min(indent, container.Indent);
            else
                return;
            matched++;
        }
    }

    private bool Fenced()
    {
        if (leaf.Kind is not LeafKind.FencedCode)
            return false;
        var indent = LineForms.Indent(Remainder);
        if (indent < 4 && LineForms.ClosesFence(Remainder[indent..], leaf.Fence, leaf.FenceLength))
            Close();
        else
            changes.Add(new Change.Continued(line[(at + Math.Min(indent, leaf.Indent))..]));
        return true;
    }

    private bool Indented()
    {
        if (leaf.Kind is not LeafKind.IndentedCode)
            return false;
        var indent = LineForms.Indent(Remainder);
        if (indent == Remainder.Length)
        {
            leaf = leaf with { Blanks = leaf.Blanks + 1 };
            blank = true;
            return true;
        }

        if (indent < 4)
            return false;
        for (var i = 0; i < leaf.Blanks; i++)
            changes.Add(new Change.Continued(""));
        changes.Add(new Change.Continued(line[(at + 4)..]));
        leaf = leaf with { Blanks = 0 };
        blank = false;
        return true;
    }

    private void Blank()
    {
        // An item that begins with a blank line ends with the next.
        if (AllMatched && leaf.Kind is LeafKind.Paragraph && leaf.Length == 0 && open is [.., { IsQuote: false }])
            open.RemoveAt(open.Count - 1);
        Close();
        blank = true;
    }

    private void Close() => leaf = Leaf.None;

    private void Begin()
    {
        while (open.Count < Deepest && (Quote() || Item()))
        {
        }

        var indent = LineForms.Indent(Remainder);
        var text = Remainder[indent..];
        if (text.IsEmpty)
            Open(LeafKind.Paragraph, "");
        else if (indent >= 4 && !MayContinue)
            Open(LeafKind.IndentedCode, line[(at + 4)..]);
        else if (indent >= 4)
            Prose(text.ToString());
        else if (Direct && MayContinue && LineForms.Underline(text) is { } level)
            BecomeHeading(level);
        else if (LineForms.Heading(text) is { } heading)
            Open(LeafKind.Heading, heading.Text, heading.Level);
        else if (LineForms.IsRule(text))
            Open(LeafKind.Rule, "");
        else if (LineForms.Fence(text) is { } fence)
            OpenFence(text[0], fence, indent);
        else
            Prose(text.ToString());
    }

    /// <summary>The line stands where the open block does, so that it may go on with it.</summary>
    private bool Direct => AllMatched && open.Count == matched;

    /// <summary>A paragraph takes also lines that leave out the signs of its quotation or the indentation of its item.</summary>
    private bool MayContinue => leaf.Kind is LeafKind.Paragraph && open.Count == matched && leaf.Length > 0;

    private bool Quote()
    {
        var indent = LineForms.Indent(Remainder);
        if (indent > 3 || at + indent == line.Length || line[at + indent] != '>')
            return false;
        at += indent + 1;
        if (at < line.Length && line[at] == ' ')
            at++;
        Enter(new Container('>', 0, ""));
        return true;
    }

    private bool Item()
    {
        var indent = LineForms.Indent(Remainder);
        var text = Remainder[indent..];
        if (indent > 3 || LineForms.IsRule(text) || LineForms.Item(text) is not { } item)
            return false;
        var after = text[item.Length..];
        var spaces = LineForms.Indent(after);
        var empty = spaces == after.Length;
        if (Direct && leaf.Kind is LeafKind.Paragraph && leaf.Length > 0 && (empty || (item.Number is not 1 && item.Mark is '.' or ')')))
            return false;
        var gap = empty || spaces > 4 ? 1 : spaces;
        var number = Number(item.Mark, item.Number);
        at = Math.Min(line.Length, at + indent + item.Length + gap);
        Enter(new Container(item.Mark, indent + item.Length + gap, Label(item.Mark, number), number));
        return true;
    }

    /// <summary>Items of one list are counted on from its first number.</summary>
    private int Number(char mark, int number)
    {
        var isNext = open.Count == matched && !AllMatched && scan.Containers[matched].Mark == mark;
        return isNext ? scan.Containers[matched].Number + 1 : number;
    }

    private string Label(char mark, int number)
    {
        if (mark is '.' or ')')
            return $"{number}{mark} ";
        var text = Remainder;
        if (text.Length < 3 || text[0] != '[' || text[2] != ']' || text[1] is not (' ' or 'x' or 'X') || (text.Length > 3 && text[3] != ' '))
            return "• ";
        at += Math.Min(4, text.Length);
        return text[1] == ' ' ? "☐ " : "☑ ";
    }

    private void Enter(Container container)
    {
        open.Add(container);
        Close();
    }

    private void Prose(string text)
    {
        if (Direct && leaf.Kind is LeafKind.Paragraph && LineForms.Columns(text, leaf.LastLine) is { } columns)
        {
            changes.Add(new Change.BecameTable(columns));
            leaf = new Leaf(LeafKind.Table);
        }
        else if (Direct && leaf.Kind is LeafKind.Table && text.Contains('|', StringComparison.Ordinal))
            changes.Add(new Change.Continued(text));
        else if (leaf.Kind is LeafKind.Paragraph && (MayContinue || Direct))
            Continue(text);
        else
            Open(LeafKind.Paragraph, text);
    }

    private void Continue(string text)
    {
        if (!AllMatched)
            open.AddRange(scan.Containers.Skip(matched));
        var length = leaf.Length + 1 + text.Length;
        if (length > LongestParagraph)
        {
            Open(LeafKind.Paragraph, text);
            return;
        }

        changes.Add(new Change.Continued(text));
        leaf = leaf with { Length = length, LastLine = text };
    }

    private void BecomeHeading(int level)
    {
        changes.Add(new Change.BecameHeading(level));
        Close();
    }

    private void OpenFence(char sign, (int Length, string Language) fence, int indent)
    {
        Open(LeafKind.FencedCode, "", info: fence.Language);
        leaf = leaf with { Fence = sign, FenceLength = fence.Length, Indent = indent };
    }

    private void Open(LeafKind kind, string text, int level = 0, string info = "")
    {
        changes.Add(new Change.Opened(kind, Frame.Of(open, blank), text, level, info));
        blank = false;
        for (var i = 0; i < open.Count; i++)
            if (!open[i].Shown)
                open[i] = open[i] with { Shown = true };
        leaf = kind is LeafKind.Heading or LeafKind.Rule ? Leaf.None : new Leaf(kind) { Length = text.Length, LastLine = text };
    }
}
