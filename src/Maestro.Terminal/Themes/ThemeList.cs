using Maestro.Presentation.Text;
using Maestro.Terminal.Cells;

namespace Maestro.Terminal.Themes;

/// <summary>The themes that come with the program.</summary>
public static class ThemeList
{
    /// <summary>Neon on deep blue.</summary>
    public static Theme Dark { get; } = Make(
        "dark", "0a0e27", text: "e2e8f0", dim: "8b95b5", cyan: "00d9ff", purple: "a359df", green: "10b981", yellow: "fbbf24", red: "ef4444", blue: "3b82f6", edge: "3d4a7a");

    public static Theme Light { get; } = Make(
        "light", "fbfbfd", text: "1f2937", dim: "5b6472", cyan: "00687a", purple: "6d28b5", green: "04714f", yellow: "8a5300", red: "b91c1c", blue: "1d4ed8", edge: "b6bdcb");

    public static Theme HighContrast { get; } = Make(
        "high-contrast", "000000", text: "ffffff", dim: "d0d0d0", cyan: "00ffff", purple: "e0b0ff", green: "00ff7f", yellow: "ffff00", red: "ff9a9a", blue: "9ecbff", edge: "ffffff");

    /// <summary>Only what the terminal's own palette has.</summary>
    public static Theme Sixteen { get; } = new(
        "16", Style.Plain, Indexed(8), Indexed(14, Emphasis.Bold), Tones(
            dim: Indexed(8), cyan: Indexed(14), purple: Indexed(13), green: Indexed(10), yellow: Indexed(11), red: Indexed(9), blue: Indexed(12), Style.Plain));

    /// <summary>No colour at all.</summary>
    public static Theme None { get; } = new(
        "none", Style.Plain, new Style(Emphasis: Emphasis.Dim), new Style(Emphasis: Emphasis.Bold), Tones(
            new Style(Emphasis: Emphasis.Dim), Style.Plain, Style.Plain, Style.Plain, new Style(Emphasis: Emphasis.Bold), new Style(Emphasis: Emphasis.Bold), Style.Plain, Style.Plain));

    public static IReadOnlyList<Theme> All { get; } = [Dark, Light, HighContrast, Sixteen, None];

    /// <summary>Null when there is none of this name.</summary>
    public static Theme? Find(string name) => All.FirstOrDefault(theme => theme.Name == name);

    private static Theme Make(
        string name, string back, string text, string dim, string cyan, string purple, string green, string yellow, string red, string blue, string edge)
    {
        var plain = new Style(Hex(text), Hex(back));
        Style On(string colour) => plain with { Foreground = Hex(colour) };
        return new Theme(
            name, plain, On(edge), On(cyan), Tones(On(dim), On(cyan), On(purple), On(green), On(yellow), On(red), On(blue), plain));
    }

    private static Dictionary<Tone, Style> Tones(Style dim, Style cyan, Style purple, Style green, Style yellow, Style red, Style blue, Style plain) => new()
    {
        [Tone.Dim] = dim,
        [Tone.Strong] = plain with { Emphasis = Emphasis.Bold },
        [Tone.Emphasis] = plain with { Emphasis = Emphasis.Italic },
        [Tone.Heading] = cyan with { Emphasis = Emphasis.Bold },
        [Tone.Code] = yellow,
        [Tone.Link] = blue with { Emphasis = Emphasis.Underline },
        [Tone.Mark] = dim,
        [Tone.Keyword] = purple,
        [Tone.TypeName] = cyan,
        [Tone.FunctionName] = blue,
        [Tone.Text] = green,
        [Tone.Number] = yellow,
        [Tone.Comment] = dim with { Emphasis = dim.Emphasis | Emphasis.Italic },
        [Tone.Accent] = cyan,
        [Tone.Added] = green,
        [Tone.Removed] = red,
        [Tone.Hunk] = purple,
        [Tone.Success] = green,
        [Tone.Warning] = yellow,
        [Tone.Error] = red with { Emphasis = red.Emphasis | Emphasis.Bold },
        [Tone.Found] = yellow with { Emphasis = Emphasis.Reverse },
    };

    private static Style Indexed(byte index, Emphasis emphasis = Emphasis.None) => new(Colour.Indexed(index), Emphasis: emphasis);

    private static Colour Hex(string text)
    {
        var value = Convert.ToInt32(text, 16);
        return Colour.Direct((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }
}
