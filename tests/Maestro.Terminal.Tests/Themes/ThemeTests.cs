using Maestro.Presentation.Text;
using Maestro.Terminal.Cells;
using Maestro.Terminal.Themes;

namespace Maestro.Terminal.Tests.Themes;

public sealed class ThemeTests
{
    [Theory]
    [InlineData("dark")]
    [InlineData("light")]
    [InlineData("high-contrast")]
    public void Every_tone_can_be_read(string name)
    {
        var theme = ThemeList.Find(name)!;
        foreach (var tone in Enum.GetValues<Tone>())
        {
            var style = theme.Of(tone);
            Assert.True(Contrast(style.Foreground, style.Background) >= 4.5, $"{tone}: {Contrast(style.Foreground, style.Background):0.00}");
        }
    }

    [Fact]
    public void Without_colour_there_is_none() =>
        Assert.All(Enum.GetValues<Tone>(), tone => Assert.True(ThemeList.None.Of(tone) is { Foreground.IsDefault: true, Background.IsDefault: true }));

    /// <summary>Contrast ratio of WCAG 2.1.</summary>
    private static double Contrast(Colour a, Colour b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(Colour colour) => (0.2126 * Linear(colour.Red)) + (0.7152 * Linear(colour.Green)) + (0.0722 * Linear(colour.Blue));

    private static double Linear(byte value) => value / 255.0 is var part && part <= 0.03928 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
}
