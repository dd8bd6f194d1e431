namespace Maestro.Presentation.Markdown;

/// <summary>Where a text stands after a line: what is open.</summary>
/// <param name="Blank">A blank line came after the last block.</param>
internal sealed record Scan(Container[] Containers, Leaf Leaf, bool Blank)
{
    public static Scan Start { get; } = new([], Leaf.None, false);
}

/// <summary>The block that takes the next line.</summary>
internal sealed record Leaf(LeafKind Kind)
{
    public static Leaf None { get; } = new(LeafKind.None);

    /// <summary>The sign, length and indentation of a fence.</summary>
    public char Fence { get; init; }

    public int FenceLength { get; init; }

    public int Indent { get; init; }

    /// <summary>Blank lines that belong to indented code only if more of it follows.</summary>
    public int Blanks { get; init; }

    /// <summary>Characters of a paragraph so far.</summary>
    public int Length { get; init; }

    /// <summary>The last line of a paragraph, which may turn out to be the header of a table.</summary>
    public string LastLine { get; init; } = "";
}

internal enum LeafKind
{
    None,
    Paragraph,
    Heading,
    FencedCode,
    IndentedCode,
    Table,
    Rule,
}

/// <summary>What a line does to the blocks.</summary>
internal abstract record Change
{
    /// <summary>A block begins.</summary>
    /// <param name="Info">The language of code, or the header of a table.</param>
    public sealed record Opened(LeafKind Kind, Frame Frame, string Text, int Level = 0, string Info = "") : Change;

    /// <summary>The last block goes on with a line.</summary>
    public sealed record Continued(string Text) : Change;

    /// <summary>The last paragraph was a heading.</summary>
    public sealed record BecameHeading(int Level) : Change;

    /// <summary>The last line of the last paragraph was the header of a table.</summary>
    public sealed record BecameTable(IReadOnlyList<Align> Columns) : Change;
}

internal enum Align
{
    Left,
    Center,
    Right,
}
