namespace Maestro.Terminal.Input;

/// <summary>The keys that terminals send as a single control character.</summary>
internal static class ControlKeys
{
    public static KeyPress Of(int code, Modifiers modifiers = Modifiers.None) => code switch
    {
        '\r' => KeyPress.Of(Key.Enter, modifiers),
        '\t' => KeyPress.Of(Key.Tab, modifiers),
        '\b' or 0x7f => KeyPress.Of(Key.Backspace, modifiers),
        0x1b => KeyPress.Of(Key.Escape, modifiers),
        0 => KeyPress.Of(' ', modifiers | Modifiers.Control),
        < 0x1b => KeyPress.Of((char)(code + 'a' - 1), modifiers | Modifiers.Control),
        _ => KeyPress.Of((char)(code + '@'), modifiers | Modifiers.Control),
    };
}
