namespace Maestro.Terminal.Device;

/// <summary>What is switched on in the terminal for the live screen, and the exact reverse.</summary>
/// <remarks>
/// The alternate screen, pasting told from typing, the mouse with buttons, wheel and drag, focus, and keys told apart as kitty does.
/// The keyboard's flags are kept by the terminal for each screen, so they are pushed after it is entered and popped before it is left.
/// </remarks>
public static class TerminalModes
{
    /// <summary>Modified keys told apart as xterm does, for terminals that do not know kitty's way.</summary>
    private static readonly byte[] ModifiedKeys = [.. "\u001b[>4;1m"u8];

    private static readonly byte[] Plain = [.. "\u001b[?1049h\u001b[?2004h\u001b[?1002h\u001b[?1006h\u001b[?1004h\u001b[>1u"u8];

    /// <param name="modifiedKeys">See <see cref="TerminalAbilities.ModifiedKeys"/>.</param>
    public static ReadOnlyMemory<byte> Entering(bool modifiedKeys) =>
        modifiedKeys ? (byte[])[.. Plain, .. ModifiedKeys] : Plain;

    /// <summary>Also ends what a frame leaves behind: synchronised output, its last style, the hidden cursor.</summary>
    public static ReadOnlyMemory<byte> Leaving(bool modifiedKeys)
    {
        var keys = modifiedKeys ? "\u001b[>4m"u8 : [];
        return (byte[])[
            .. "\u001b[?2026l"u8, .. keys, .. "\u001b[0m\u001b[?25h\u001b[<u\u001b[?1004l\u001b[?1006l\u001b[?1002l\u001b[?2004l\u001b[?1049l"u8];
    }
}
