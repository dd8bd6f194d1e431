using System.Text;

namespace Maestro.Terminal.Input;

/// <summary>Keys sent as the number of their character: <c>CSI u</c> of the kitty keyboard protocol, and xterm's modifyOtherKeys.</summary>
internal static class EncodedKeys
{
    private const int FirstPrivate = 57344;
    private const int LastPrivate = 63743;
    private const string Pad = "0123456789./*-+";

    private static readonly Key[] PadKeys =
        [Key.Left, Key.Right, Key.Up, Key.Down, Key.PageUp, Key.PageDown, Key.Home, Key.End, Key.Insert, Key.Delete];

    /// <summary>The value is one more than a bit for each key held; locks do not count.</summary>
    public static Modifiers Held(int? value)
    {
        var bits = Math.Max(0, (value ?? 1) - 1);
        return (Modifiers)(bits & 0xf) | ((bits & 16) != 0 ? Modifiers.Super : 0) | ((bits & 32) != 0 ? Modifiers.Alt : 0);
    }

    /// <summary>Reads <c>code:shifted:base ; modifiers:event ; text</c>.</summary>
    public static void Read(SequenceNumbers numbers, Action<TerminalInput> add)
    {
        var held = Held(numbers[1]);
        if ((held & ~Modifiers.Shift) is Modifiers.None && numbers[2] is not null)
        {
            for (var part = 0; numbers[2, part] is { } text; part++)
                if (Rune.IsValid(text) && !Rune.IsControl(new Rune(text)))
                    add(KeyPress.Of(new Rune(text)));
        }
        else if (Of(numbers[0] ?? 0, numbers[0, 1], held) is { } key)
        {
            add(key);
        }
    }

    public static KeyPress? Of(int code, int? shifted, Modifiers held) => code switch
    {
        0 => null,
        < ' ' or 0x7f => ControlKeys.Of(code, held),
        >= 57399 and <= 57413 => KeyPress.Of(Pad[code - 57399], held),
        57414 => KeyPress.Of(Key.Enter, held),
        57415 => KeyPress.Of('=', held),
        57416 => KeyPress.Of(',', held),
        >= 57417 and <= 57426 => KeyPress.Of(PadKeys[code - 57417], held),
        >= FirstPrivate and <= LastPrivate => null,
        _ when !Rune.IsValid(code) || Rune.IsControl(new Rune(code)) => null,
        _ => Typed(new Rune(code), shifted is { } other && Rune.IsValid(other) ? new Rune(other) : null, held),
    };

    /// <summary>The same key press that other terminals give: Shift goes into the character, but a letter with Control stays small.</summary>
    private static KeyPress Typed(Rune character, Rune? shifted, Modifiers held)
    {
        if (Rune.IsLetter(character) && held.HasFlag(Modifiers.Control))
            return KeyPress.Of(Rune.ToLowerInvariant(character), held);
        if (!held.HasFlag(Modifiers.Shift))
            return KeyPress.Of(character, held);
        var typed = shifted ?? Rune.ToUpperInvariant(character);
        return KeyPress.Of(typed, typed == character && !Rune.IsUpper(character) ? held : held & ~Modifiers.Shift);
    }
}
