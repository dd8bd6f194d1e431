namespace Maestro.Terminal.Input;

/// <summary>The keys that terminals send as a sequence with a final letter or with a number: cursor, editing and function keys.</summary>
internal static class FunctionKeys
{
    private static readonly Key[] Functions = [Key.F1, Key.F2, Key.F3, Key.F4, Key.F5, Key.F6, Key.F7, Key.F8, Key.F9, Key.F10, Key.F11, Key.F12];

    /// <summary>After <c>ESC [</c> and <c>ESC O</c>: xterm, with or without application keys.</summary>
    public static Key? OfLetter(byte letter) => letter switch
    {
        (byte)'A' => Key.Up,
        (byte)'B' => Key.Down,
        (byte)'C' => Key.Right,
        (byte)'D' => Key.Left,
        (byte)'F' => Key.End,
        (byte)'H' => Key.Home,
        >= (byte)'P' and <= (byte)'S' => Functions[letter - 'P'],
        (byte)'Z' => Key.Tab,
        _ => null,
    };

    /// <summary>Before <c>~</c>: VT220 and what others added.</summary>
    public static Key? OfNumber(int number) => number switch
    {
        1 or 7 => Key.Home,
        2 => Key.Insert,
        3 => Key.Delete,
        4 or 8 => Key.End,
        5 => Key.PageUp,
        6 => Key.PageDown,
        >= 11 and <= 15 => Functions[number - 11],
        >= 17 and <= 21 => Functions[number - 12],
        23 or 24 => Functions[number - 13],
        _ => null,
    };

    /// <summary>After <c>ESC [ [</c>: the Linux console.</summary>
    public static Key? OfLinux(byte letter) => letter is >= (byte)'A' and <= (byte)'E' ? Functions[letter - 'A'] : null;

    /// <summary>After <c>ESC O</c>: the number pad while it sends its own codes.</summary>
    public static KeyPress? OfPad(byte letter, Modifiers modifiers) => letter switch
    {
        (byte)'M' => KeyPress.Of(Key.Enter, modifiers),
        (byte)'I' => KeyPress.Of(Key.Tab, modifiers),
        (byte)'X' => KeyPress.Of('=', modifiers),
        >= (byte)'j' and <= (byte)'y' => KeyPress.Of((char)(letter - 'j' + '*'), modifiers),
        _ => null,
    };
}
