using Maestro.Terminal.Cells;

namespace Maestro.Terminal.Device;

/// <summary>How many colours a terminal shows, from what it and the person have put in the environment.</summary>
internal static class ColourSupport
{
    private static readonly string[] DirectTerminals = ["kitty", "ghostty", "alacritty", "foot", "wezterm", "direct", "truecolor"];

    public static ColourDepth Of(Func<string, string?> environment)
    {
        var term = environment("TERM") ?? "";
        if (!string.IsNullOrEmpty(environment("NO_COLOR")) || term is "" or "dumb" || term.StartsWith("vt", StringComparison.Ordinal))
            return ColourDepth.None;

        // GNU screen shows no more, whatever the terminal around it has left in the environment; tmux turns what is too much into what is there.
        var isScreen = term.StartsWith("screen", StringComparison.Ordinal) && string.IsNullOrEmpty(environment("TMUX"));
        if (!isScreen && IsDirect(term, environment))
            return ColourDepth.Direct;
        return term.Contains("256", StringComparison.Ordinal) ? ColourDepth.Indexed : ColourDepth.Sixteen;
    }

    private static bool IsDirect(string term, Func<string, string?> environment) =>
        environment("COLORTERM") is "truecolor" or "24bit"
        || !string.IsNullOrEmpty(environment("WT_SESSION"))
        || DirectTerminals.Any(name => term.Contains(name, StringComparison.Ordinal));
}
