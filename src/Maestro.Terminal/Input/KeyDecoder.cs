using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Maestro.Terminal.Input;

/// <summary>Turns the bytes of a terminal, cut anywhere, into what was done: keys, pastes, the mouse, and answers of the terminal.</summary>
/// <remarks>
/// Sequences that are unknown or broken are swallowed whole. The owner calls <see cref="Flush"/> when nothing came for some 30 ms
/// while <see cref="IsPending"/>: only time tells the Escape key from the start of a sequence. Not safe for several threads.
/// </remarks>
public sealed class KeyDecoder
{
    private const byte Escape = 0x1b;
    private const byte Bell = 0x07;
    private const int LongestSequence = 16 * 1024;

    /// <summary>How many flushes in a row a begun sequence is waited for; a slow line cuts sequences, too.</summary>
    private const int SequencePatience = 10;

    /// <summary>What follows a paste given up too early would be typed, line ends included; one waited for forever would lock the person out.</summary>
    private const int PastePatience = 100;

    private readonly List<byte> sequence = [];
    private readonly PasteBuffer paste = new();
    private State state;
    private bool isDoubleEscape;
    private bool isAfterEscape;
    private int silences;

    private enum State
    {
        Text,
        Character,
        Escape,
        Control,
        LinuxKey,
        OldMouse,
        Shifted,
        String,
        StringEscape,
        Paste,
    }

    /// <summary>Whether bytes have come whose meaning is open, so that <see cref="Flush"/> is to be called.</summary>
    public bool IsPending => state is not State.Text;

    private ReadOnlySpan<byte> Sequence => CollectionsMarshal.AsSpan(sequence);

    public void Decode(ReadOnlySpan<byte> bytes, ICollection<TerminalInput> into)
    {
        if (!bytes.IsEmpty)
            silences = 0;
        while (!bytes.IsEmpty)
        {
            var taken = 1;
            if (state is not State.Paste)
                Step(bytes[0], into);
            else if (paste.Add(bytes, out taken) is { } text)
                End(into, new Paste(text));
            bytes = bytes[taken..];
        }
    }

    /// <summary>Nothing has come for a while: a lone escape character is the Escape key, and what has waited long is given up.</summary>
    public void Flush(ICollection<TerminalInput> into)
    {
        silences++;
        if (state is State.Escape)
            End(into, KeyPress.Of(Key.Escape));
        else if (state is State.Control or State.Shifted or State.String && sequence.Count == 1)
            EndIntroducer(into);
        else if (state is State.Paste && silences >= PastePatience)
            End(into, new Paste(paste.Take()));
        else if (state is not (State.Text or State.Paste) && silences >= SequencePatience)
            End(into, null);
    }

    private void Step(byte b, ICollection<TerminalInput> into)
    {
        switch (state)
        {
            case State.Text:
                StepText(b, Modifiers.None, into);
                break;
            case State.Character:
                StepCharacter(b, into);
                break;
            case State.Escape:
                StepEscape(b, into);
                break;
            case State.LinuxKey:
                StepLinuxKey(b, into);
                break;
            case State.OldMouse:
                StepOldMouse(b, into);
                break;
            case State.String:
                StepString(b, into);
                break;
            case State.StringEscape:
                StepStringEscape(b, into);
                break;
            default:
                StepControl(b, into);
                break;
        }
    }

    private void StepText(byte b, Modifiers held, ICollection<TerminalInput> into)
    {
        if (b is Escape)
        {
            state = State.Escape;
        }
        else if (b < 0x80)
        {
            state = State.Text;
            into.Add(b is < 0x20 or 0x7f ? ControlKeys.Of(b, held) : KeyPress.Of((char)b, held));
        }
        else
        {
            state = State.Character;
            isAfterEscape = held.HasFlag(Modifiers.Alt);
            StepCharacter(b, into);
        }
    }

    private void StepCharacter(byte b, ICollection<TerminalInput> into)
    {
        if (sequence.Count > 0 && (b & 0xc0) != 0x80)
        {
            EndCharacter(Rune.ReplacementChar, into);
            StepText(b, Modifiers.None, into);
            return;
        }

        sequence.Add(b);
        var status = Rune.DecodeFromUtf8(Sequence, out var rune, out _);
        if (status is not OperationStatus.NeedMoreData)
            EndCharacter(rune, into);
    }

    /// <summary>The control characters U+0080 to U+009F stand for an escape character and another; alone they mean nothing here.</summary>
    private void EndCharacter(Rune rune, ICollection<TerminalInput> into)
    {
        sequence.Clear();
        state = State.Text;
        if (!Rune.IsControl(rune))
            into.Add(KeyPress.Of(rune, isAfterEscape ? Modifiers.Alt : Modifiers.None));
        else if ((byte)(rune.Value - 0x40) is (byte)'[' or (byte)'O' or (byte)']' or (byte)'P' or (byte)'X' or (byte)'^' or (byte)'_')
            StepEscape((byte)(rune.Value - 0x40), into);
    }

    private void StepEscape(byte b, ICollection<TerminalInput> into)
    {
        if (b is (byte)'[' or (byte)'O')
        {
            sequence.Add(b);
            state = b is (byte)'[' ? State.Control : State.Shifted;
            return;
        }

        if (isDoubleEscape)
            into.Add(KeyPress.Of(Key.Escape));
        isDoubleEscape = b is Escape;
        if (b is (byte)']' or (byte)'P' or (byte)'X' or (byte)'^' or (byte)'_')
        {
            sequence.Add(b);
            state = State.String;
        }
        else
        {
            StepText(b, Modifiers.Alt, into);
        }
    }

    /// <summary>Anything that cannot stand in a control sequence ends it, broken, and counts for itself.</summary>
    private void StepControl(byte b, ICollection<TerminalInput> into)
    {
        if (b is < 0x20 or >= 0x7f || (state is State.Shifted && b is not ((byte)';' or (>= (byte)'0' and <= (byte)'9') or >= 0x40)))
        {
            Break(b, into);
            return;
        }

        Keep(b);
        if (b < 0x40)
            return;
        if (Sequence.SequenceEqual("[["u8))
            state = State.LinuxKey;
        else if (Sequence.SequenceEqual("[M"u8))
            state = State.OldMouse;
        else if (sequence.Count > LongestSequence)
            End(into, null);
        else if (ControlInput.StartsPaste(Sequence))
            StartPaste(into);
        else
            EndControl(into);
    }

    private void StepLinuxKey(byte b, ICollection<TerminalInput> into)
    {
        if (b is < 0x20 or >= 0x7f)
            Break(b, into);
        else
            End(into, FunctionKeys.OfLinux(b) is { } key ? KeyPress.Of(key) : null);
    }

    private void StepOldMouse(byte b, ICollection<TerminalInput> into)
    {
        if (b < 0x20)
        {
            Break(b, into);
            return;
        }

        sequence.Add(b);
        if (sequence.Count == 5)
            End(into, MouseReport.ReadOld(Sequence[2..]));
    }

    private void StepString(byte b, ICollection<TerminalInput> into)
    {
        if (b is Bell)
            EndString(into);
        else if (b is Escape)
            state = State.StringEscape;
        else if (b < 0x20)
            Break(b, into);
        else
            Keep(b);
    }

    private void StepStringEscape(byte b, ICollection<TerminalInput> into)
    {
        if (b is (byte)'\\')
        {
            EndString(into);
            return;
        }

        End(into, null);
        StepEscape(b, into);
    }

    private void Keep(byte b)
    {
        if (sequence.Count <= LongestSequence)
            sequence.Add(b);
    }

    private void Break(byte b, ICollection<TerminalInput> into)
    {
        End(into, null);
        StepText(b, Modifiers.None, into);
    }

    private void StartPaste(ICollection<TerminalInput> into)
    {
        End(into, null);
        state = State.Paste;
    }

    private void EndControl(ICollection<TerminalInput> into)
    {
        var inputs = new List<TerminalInput>(1);
        ControlInput.Read(Sequence, inputs.Add);
        End(into, inputs.Count == 0 ? null : inputs[0]);
        for (var i = 1; i < inputs.Count; i++)
            into.Add(inputs[i]);
    }

    private void EndString(ICollection<TerminalInput> into)
    {
        var isAnswer = sequence.Count is > 1 and <= LongestSequence && sequence[0] is (byte)']' or (byte)'P' or (byte)'_';
        End(into, isAnswer ? new ReportReceived(Encoding.UTF8.GetString(Sequence)) : null);
    }

    /// <summary>No more came than the start of a sequence, which is also what Alt and its character send.</summary>
    private void EndIntroducer(ICollection<TerminalInput> into)
    {
        var key = KeyPress.Of((char)sequence[0], Modifiers.Alt);
        if (isDoubleEscape)
            into.Add(KeyPress.Of(Key.Escape));
        isDoubleEscape = false;
        End(into, key);
    }

    /// <summary>Two escape characters before a key are Alt, as some terminals send it; before anything else the first was the Escape key.</summary>
    private void End(ICollection<TerminalInput> into, TerminalInput? input)
    {
        if (isDoubleEscape && input is KeyPress { Key: not Key.Escape } key)
            input = key with { Modifiers = key.Modifiers | Modifiers.Alt };
        else if (isDoubleEscape)
            into.Add(KeyPress.Of(Key.Escape));
        if (input is not null)
            into.Add(input);
        sequence.Clear();
        isDoubleEscape = false;
        state = State.Text;
    }
}
