using System.Globalization;

namespace Maestro.Terminal.Input;

/// <summary>The numbers of a control sequence: parameters between <c>;</c>, each of parts between <c>:</c>.</summary>
internal readonly ref struct SequenceNumbers(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> text = text;

    public bool IsEmpty => text.IsEmpty;

    /// <summary>Null where nothing or no number stands.</summary>
    public int? this[int parameter, int part = 0] =>
        int.TryParse(Field(Field(text, parameter, (byte)';'), part, (byte)':'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> text, int index, byte separator)
    {
        for (; index > 0; index--)
        {
            var at = text.IndexOf(separator);
            if (at < 0)
                return [];
            text = text[(at + 1)..];
        }

        var end = text.IndexOf(separator);
        return end < 0 ? text : text[..end];
    }
}
