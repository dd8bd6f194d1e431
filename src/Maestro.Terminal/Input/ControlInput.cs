using System.Text;

namespace Maestro.Terminal.Input;

/// <summary>What a whole control sequence means: <c>ESC [ ... final</c> or <c>ESC O ... final</c>, given without its escape character.</summary>
internal static class ControlInput
{
    private const int PasteStart = 200;
    private const int OtherKey = 27;

    /// <summary>The finals of answers to questions that were asked with <c>?</c>, <c>&gt;</c> or <c>=</c>.</summary>
    private static ReadOnlySpan<byte> PrivateAnswers => "cuynRmStxq"u8;

    /// <summary>The finals of other answers; the cursor position is told apart from F3.</summary>
    private static ReadOnlySpan<byte> PlainAnswers => "cnytx"u8;

    public static bool StartsPaste(ReadOnlySpan<byte> sequence) => sequence.SequenceEqual("[200~"u8);

    public static void Read(ReadOnlySpan<byte> sequence, Action<TerminalInput> add)
    {
        var final = sequence[^1];
        var body = sequence[1..^1];
        if (sequence[0] is (byte)'O')
            AddIfAny(ReadShifted(final, new SequenceNumbers(body)));
        else if (body is [(byte)'<', ..])
            AddIfAny(final is (byte)'M' or (byte)'m' ? MouseReport.Read(new SequenceNumbers(body[1..]), final is (byte)'m') : null);
        else if (IsAnswer(final, body))
            add(new ReportReceived(Encoding.ASCII.GetString(sequence)));
        else if (body.ContainsAnyExceptInRange((byte)'0', (byte)';'))
            return;
        else if (final is (byte)'u')
            ReadEncoded(new SequenceNumbers(body), add);
        else
            AddIfAny(final is (byte)'~' ? ReadNumber(new SequenceNumbers(body)) : ReadLetter(final, new SequenceNumbers(body)));

        void AddIfAny(TerminalInput? input)
        {
            if (input is not null)
                add(input);
        }
    }

    /// <summary><c>1;2R</c> to <c>1;16R</c> is F3 with modifiers, though a cursor in the first row answers the same.</summary>
    private static bool IsAnswer(byte final, ReadOnlySpan<byte> body)
    {
        if (body is [(byte)'?' or (byte)'>' or (byte)'=', ..])
            return PrivateAnswers.Contains(final);
        if (final is not (byte)'R')
            return PlainAnswers.Contains(final);
        var numbers = new SequenceNumbers(body);
        return numbers[0] is { } row && numbers[1, 0] is { } column && !(row == 1 && (column is >= 2 and <= 16 || numbers[1, 1] is not null));
    }

    private static KeyPress? ReadShifted(byte final, SequenceNumbers numbers)
    {
        var held = EncodedKeys.Held(numbers[1] ?? numbers[0]);
        return FunctionKeys.OfLetter(final) is { } key and not Key.Tab ? KeyPress.Of(key, held) : FunctionKeys.OfPad(final, held);
    }

    private static TerminalInput? ReadLetter(byte final, SequenceNumbers numbers)
    {
        if (final is (byte)'I' or (byte)'O' && numbers.IsEmpty)
            return new FocusChange(final is (byte)'I');
        if (FunctionKeys.OfLetter(final) is not { } key || IsReleased(numbers))
            return null;
        var held = EncodedKeys.Held(numbers[1] ?? numbers[0]);
        return KeyPress.Of(key, key is Key.Tab ? held | Modifiers.Shift : held);
    }

    private static KeyPress? ReadNumber(SequenceNumbers numbers)
    {
        if (numbers[0] is not { } number || IsReleased(numbers))
            return null;
        var held = EncodedKeys.Held(numbers[1]);
        if (number == OtherKey && numbers[2] is { } code)
            return EncodedKeys.Of(code, null, held);
        return number < PasteStart && FunctionKeys.OfNumber(number) is { } key ? KeyPress.Of(key, held) : null;
    }

    private static void ReadEncoded(SequenceNumbers numbers, Action<TerminalInput> add)
    {
        if (!IsReleased(numbers))
            EncodedKeys.Read(numbers, add);
    }

    private static bool IsReleased(SequenceNumbers numbers) => numbers[1, 1] is 3;
}
