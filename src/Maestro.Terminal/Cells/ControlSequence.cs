using System.Buffers;

namespace Maestro.Terminal.Cells;

/// <summary>Control sequences of ECMA-48: <c>ESC [ numbers final</c>.</summary>
internal static class ControlSequence
{
    public static void WriteSequence(this IBufferWriter<byte> output, char final, params ReadOnlySpan<int> numbers)
    {
        var text = output.GetSpan(3 + (11 * numbers.Length));
        (text[0], text[1]) = ((byte)'\u001b', (byte)'[');
        var length = 2;
        foreach (var number in numbers)
        {
            if (length > 2)
                text[length++] = (byte)';';
            number.TryFormat(text[length..], out var written, default, System.Globalization.CultureInfo.InvariantCulture);
            length += written;
        }

        text[length++] = (byte)final;
        output.Advance(length);
    }
}
