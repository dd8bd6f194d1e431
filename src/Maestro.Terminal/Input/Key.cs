namespace Maestro.Terminal.Input;

/// <summary>A key of the keyboard, as far as terminals tell them apart.</summary>
public enum Key
{
    /// <summary>One that stands for a character.</summary>
    Character,

    Enter,
    Tab,
    Backspace,
    Escape,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Insert,
    Delete,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12,
}
