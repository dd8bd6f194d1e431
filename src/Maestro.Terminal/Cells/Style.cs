namespace Maestro.Terminal.Cells;

/// <summary>How a cell looks: two colours and what is done to the letters.</summary>
/// <param name="Foreground">The terminal's own when it is the default.</param>
public readonly record struct Style(Colour Foreground = default, Colour Background = default, Emphasis Emphasis = Emphasis.None)
{
    public static Style Plain => default;
}

/// <summary>What is done to the letters of a cell, besides their colours.</summary>
[Flags]
public enum Emphasis : byte
{
    None = 0,
    Bold = 1,
    Dim = 2,
    Italic = 4,
    Underline = 8,
    Reverse = 16,
    Strike = 32,
}
