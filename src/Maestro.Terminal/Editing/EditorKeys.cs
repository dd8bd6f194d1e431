using Maestro.Terminal.Input;

namespace Maestro.Terminal.Editing;

/// <summary>Which key does what to the text: those of readline, and those of other editors where they do not collide.</summary>
internal static class EditorKeys
{
    public static Func<EditActions, bool>? Of(KeyPress press) => (press.Key, press.Modifiers) switch
    {
        (Key.Character, Modifiers.Control) => OfControl(press.Character?.Value),
        (Key.Character, Modifiers.Control | Modifiers.Shift) => OfControlAndShift(press.Character?.Value),
        (Key.Character, Modifiers.Alt or (Modifiers.Alt | Modifiers.Shift)) => OfAlt(press.Character?.Value, press.Modifiers.HasFlag(Modifiers.Shift)),
        (Key.Enter, Modifiers.Shift or Modifiers.Alt) => actions => actions.Type("\n"),
        (Key.Backspace, Modifiers.None or Modifiers.Shift) => actions => actions.EraseBefore(),
        (Key.Backspace, Modifiers.Alt or Modifiers.Control) => actions => actions.KillWordBefore(),
        (Key.Delete, Modifiers.None or Modifiers.Shift) => actions => actions.EraseAfter(),
        (Key.Delete, Modifiers.Alt or Modifiers.Control) => actions => actions.KillWordAfter(),
        (Key.Left, Modifiers.None or Modifiers.Shift) => actions => actions.Left(),
        (Key.Right, Modifiers.None or Modifiers.Shift) => actions => actions.Right(),
        (Key.Left, Modifiers.Alt or Modifiers.Control) => actions => actions.WordLeft(),
        (Key.Right, Modifiers.Alt or Modifiers.Control) => actions => actions.WordRight(),
        (Key.Home, Modifiers.None or Modifiers.Shift) => actions => actions.ToLineStart(),
        (Key.End, Modifiers.None or Modifiers.Shift) => actions => actions.ToLineEnd(),
        (Key.Home, Modifiers.Control) => actions => actions.ToStart(),
        (Key.End, Modifiers.Control) => actions => actions.ToEnd(),
        _ => null,
    };

    public static bool IsUp(KeyPress press) => press is { Key: Key.Up, Modifiers: Modifiers.None } || IsControl(press, 'p');

    public static bool IsDown(KeyPress press) => press is { Key: Key.Down, Modifiers: Modifiers.None } || IsControl(press, 'n');

    public static bool IsControl(KeyPress press, char character) =>
        press is { Key: Key.Character, Modifiers: Modifiers.Control } && press.Character?.Value == character;

    private static Func<EditActions, bool>? OfControl(int? character) => character switch
    {
        'a' => actions => actions.ToLineStart(),
        'b' => actions => actions.Left(),
        'd' => actions => actions.EraseAfter(),
        'e' => actions => actions.ToLineEnd(),
        'f' => actions => actions.Right(),
        'h' => actions => actions.EraseBefore(),
        'j' => actions => actions.Type("\n"),
        'k' => actions => actions.KillToLineEnd(),
        'u' => actions => actions.KillToLineStart(),
        'w' => actions => actions.KillSpacedWordBefore(),
        'y' => actions => actions.Yank(),
        'z' or '_' or '/' => actions => actions.Undo(),
        _ => null,
    };

    /// <summary>Terminals that do not tell which character Shift makes send <c>-</c> for <c>_</c>.</summary>
    private static Func<EditActions, bool>? OfControlAndShift(int? character) => character switch
    {
        'z' => actions => actions.Redo(),
        '_' or '-' => actions => actions.Undo(),
        _ => null,
    };

    private static Func<EditActions, bool>? OfAlt(int? character, bool isShifted) => character switch
    {
        'b' or 'B' => actions => actions.WordLeft(),
        'f' or 'F' => actions => actions.WordRight(),
        'd' or 'D' => actions => actions.KillWordAfter(),
        '_' => actions => actions.Redo(),
        '-' when isShifted => actions => actions.Redo(),
        _ => null,
    };
}
