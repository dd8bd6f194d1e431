using System.Buffers;

namespace Maestro.Terminal.Cells;

/// <summary>Tells the terminal how the next letters look (SGR of ECMA-48), only when that changes.</summary>
internal sealed class StyleWriter(IBufferWriter<byte> output, ColourDepth depth)
{
    private static readonly (Emphasis Flag, int Code)[] Codes =
    [
        (Emphasis.Bold, 1), (Emphasis.Dim, 2), (Emphasis.Italic, 3), (Emphasis.Underline, 4), (Emphasis.Reverse, 7), (Emphasis.Strike, 9),
    ];

    public Style Current { get; private set; }

    public void Reset()
    {
        output.WriteSequence('m', 0);
        Current = Style.Plain;
    }

    public void Set(Style style)
    {
        if (style == Current)
            return;
        if (style.Emphasis != Current.Emphasis)
            SetEmphasis(style.Emphasis);
        if (style.Foreground != Current.Foreground)
            SetColour(style.Foreground, 30);
        if (style.Background != Current.Background)
            SetColour(style.Background, 40);
        Current = style;
    }

    /// <summary>Bold and dim share the code that ends them, so a change begins from nothing.</summary>
    private void SetEmphasis(Emphasis emphasis)
    {
        if ((Current.Emphasis & ~emphasis) != 0)
            Reset();
        foreach (var (flag, code) in Codes)
            if (emphasis.HasFlag(flag) && !Current.Emphasis.HasFlag(flag))
                output.WriteSequence('m', code);
    }

    /// <param name="first">30 for the letters, 40 for what is behind them.</param>
    private void SetColour(Colour colour, int first)
    {
        if (depth is ColourDepth.None)
            return;
        var shown = Palette.Fit(colour, depth);
        if (shown.IsDefault)
            output.WriteSequence('m', first + 9);
        else if (!shown.IsIndexed)
            output.WriteSequence('m', first + 8, 2, shown.Red, shown.Green, shown.Blue);
        else if (shown.Index < 16)
            output.WriteSequence('m', shown.Index < 8 ? first + shown.Index : first + 52 + shown.Index);
        else
            output.WriteSequence('m', first + 8, 5, shown.Index);
    }
}
