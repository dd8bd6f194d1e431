using System.Text;

namespace Maestro.Terminal.Input;

/// <summary>A key was pressed, or repeats while it is held.</summary>
/// <param name="Character">What the key stands for, only for <see cref="Key.Character"/>; a letter is small when Control is held.</param>
/// <param name="Modifiers">Shift is left out when it is already told by the character.</param>
public sealed record KeyPress(Key Key, Rune? Character = null, Modifiers Modifiers = Modifiers.None) : TerminalInput
{
    /// <summary>Whether the key types its character into a text.</summary>
    public bool IsText => Key is Key.Character && (Modifiers & ~Modifiers.Shift) is Modifiers.None;

    public static KeyPress Of(Rune character, Modifiers modifiers = Modifiers.None) => new(Key.Character, character, modifiers);

    public static KeyPress Of(char character, Modifiers modifiers = Modifiers.None) => Of(new Rune(character), modifiers);

    public static KeyPress Of(Key key, Modifiers modifiers = Modifiers.None) => new(key, null, modifiers);
}
