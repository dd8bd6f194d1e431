using Maestro.Terminal.Cells;

namespace Maestro.Terminal.Tests.Cells;

/// <summary>A frame as text, each row without its blanks at the end.</summary>
internal static class FrameText
{
    public static string Of(Frame frame) => string.Join('\n', Enumerable.Range(0, frame.Rows).Select(row => RowOf(frame, row))) + "\n";

    public static string RowOf(Frame frame, int row) => string.Concat(frame.Row(row).ToArray().Select(cell => cell.Cluster)).TrimEnd();

    /// <summary>The frame, then a letter for the look of each cell, then what the letters mean.</summary>
    public static string LooksOf(Frame frame)
    {
        var looks = new List<Style>();
        var rows = Enumerable.Range(0, frame.Rows).Select(row => string.Concat(frame.Row(row).ToArray().Select(cell => Letter(cell.Style)))).ToList();
        return $"{Of(frame)}\n{string.Join('\n', rows)}\n\n{string.Join('\n', looks.Select((look, i) => $"{(char)('a' + i)} {Name(look)}"))}\n";

        char Letter(Style style)
        {
            if (!looks.Contains(style))
                looks.Add(style);
            return (char)('a' + looks.IndexOf(style));
        }
    }

    private static string Name(Style style) => $"{Name(style.Foreground)} on {Name(style.Background)} {style.Emphasis}";

    private static string Name(Colour colour) =>
        colour.IsDefault ? "default" : colour.IsIndexed ? $"{colour.Index}" : $"{colour.Red:x2}{colour.Green:x2}{colour.Blue:x2}";
}
