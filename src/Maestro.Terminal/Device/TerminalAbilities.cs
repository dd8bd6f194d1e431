using Maestro.Terminal.Cells;

namespace Maestro.Terminal.Device;

/// <summary>What the terminal can do, as far as it is known: from the environment at first, better after each of its replies.</summary>
/// <param name="ModifiedKeys">Whether xterm's way to tell modified keys apart may be switched on: some take it for underlining.</param>
/// <param name="SynchronisedOutput">Whether a frame is shown at once; null until the terminal has said. Asking for it does no harm where it is unknown.</param>
/// <param name="NoScreenReason">Why no live screen is possible, in one plain line; null when it is.</param>
public sealed record TerminalAbilities(ColourDepth Colours, Background Background, bool ModifiedKeys, bool? SynchronisedOutput, string? NoScreenReason)
{
    /// <summary>The questions for the background's colour and synchronised output, to be written once; the replies come among the keys, or never.</summary>
    public static ReadOnlySpan<byte> Questions => "\u001b]11;?\a\u001b[?2026$p"u8;

    /// <param name="environment">The value of a variable, or null.</param>
    /// <param name="isTerminal">See <see cref="TerminalFile.IsOurs"/>.</param>
    public static TerminalAbilities Of(Func<string, string?> environment, bool isTerminal) => new(
        ColourSupport.Of(environment),
        BackgroundColour.OfPalette(environment("COLORFGBG")),
        CanModifyKeys(environment),
        SynchronisedOutput: null,
        WhyNoScreen(environment, isTerminal));

    /// <summary>What is known after a sequence from the terminal, from its ESC to its end; the same when it is no reply.</summary>
    public TerminalAbilities After(ReadOnlySpan<char> sequence)
    {
        if (sequence.StartsWith("\u001b]11;"))
        {
            var background = BackgroundColour.OfColour(sequence["\u001b]11;".Length..].TrimEnd("\a\u001b\\\u009c"));
            return background == Background.Unknown ? this : this with { Background = background };
        }

        // 1 and 2: on or off now; 3: always on; 0 and 4: unknown or never.
        return sequence.StartsWith("\u001b[?2026;") && sequence.EndsWith("$y") ? this with { SynchronisedOutput = sequence[^3] is >= '1' and <= '3' } : this;
    }

    private static string? WhyNoScreen(Func<string, string?> environment, bool isTerminal) => environment("TERM") switch
    {
        _ when OperatingSystem.IsWindows() => "The live screen needs Linux or macOS; on Windows it works inside WSL.",
        _ when !isTerminal => "Input or output is not a terminal.",
        null or "" => "TERM is not set, so it is unknown what the terminal can do.",
        "dumb" => "TERM is 'dumb': this terminal cannot place text.",
        _ when environment("ACCESSIBLE") is { Length: > 0 } and not "0" => "ACCESSIBLE is set, so plain lines are written for a screen reader.",
        _ => null,
    };

    private static bool CanModifyKeys(Func<string, string?> environment) =>
        environment("TERM") is { } term
        && (term.StartsWith("xterm", StringComparison.Ordinal) || term.StartsWith("tmux", StringComparison.Ordinal))
        && environment("TERM_PROGRAM") is not "Apple_Terminal"
        && environment("TERMINAL_EMULATOR") is not "JetBrains-JediTerm";
}
