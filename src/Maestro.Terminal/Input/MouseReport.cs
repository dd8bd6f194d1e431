namespace Maestro.Terminal.Input;

/// <summary>Reads what terminals tell about the mouse, in the form of xterm's mode 1006 and in the older one of three bytes.</summary>
internal static class MouseReport
{
    private const int Motion = 32;
    private const int Wheel = 64;
    private const int FurtherButtons = 128;

    /// <param name="isRelease">The sequence ended with <c>m</c>.</param>
    public static MouseInput? Read(SequenceNumbers numbers, bool isRelease) =>
        (numbers[0], numbers[1], numbers[2]) is ({ } code, { } column, { } row) ? Read(code, column, row, isRelease) : null;

    public static MouseInput? ReadOld(ReadOnlySpan<byte> bytes) =>
        Read(bytes[0] - 32, bytes[1] - 32, bytes[2] - 32, isRelease: ((bytes[0] - 32) & (3 | Motion | Wheel)) == 3);

    private static MouseInput? Read(int code, int column, int row, bool isRelease)
    {
        if (column < 1 || row < 1 || code is < 0 or >= FurtherButtons)
            return null;
        var button = (code & 3) switch { 0 => MouseButton.Left, 1 => MouseButton.Middle, 2 => MouseButton.Right, _ => MouseButton.None };
        MouseAction? action = (code & Wheel) != 0
            ? (code & 3) switch { 0 => MouseAction.WheelUp, 1 => MouseAction.WheelDown, _ => null }
            : isRelease ? MouseAction.Release
            : button is MouseButton.None ? null
            : (code & Motion) != 0 ? MouseAction.Drag
            : MouseAction.Press;
        if (action is null)
            return null;
        return new MouseInput(action.Value, (code & Wheel) != 0 ? MouseButton.None : button, column - 1, row - 1, Held(code));
    }

    private static Modifiers Held(int code) =>
        ((code & 4) != 0 ? Modifiers.Shift : 0) | ((code & 8) != 0 ? Modifiers.Alt : 0) | ((code & 16) != 0 ? Modifiers.Control : 0);
}
