namespace Maestro.Terminal.Input;

/// <summary>The mouse did something over a cell; columns and rows count from 0.</summary>
public sealed record MouseInput(MouseAction Action, MouseButton Button, int Column, int Row, Modifiers Modifiers = Modifiers.None) : TerminalInput;

/// <summary>What was done with the mouse.</summary>
public enum MouseAction
{
    Press,
    Release,

    /// <summary>Moved with a button down.</summary>
    Drag,

    WheelUp,
    WheelDown,
}

/// <summary>A button of the mouse.</summary>
public enum MouseButton
{
    /// <summary>For the wheel, and where the terminal does not tell which was released.</summary>
    None,

    Left,
    Middle,
    Right,
}
