using System.Buffers;
using System.Text;

namespace Maestro.Terminal.Input;

/// <summary>Collects the bytes of a bracketed paste until the sequence that ends it.</summary>
internal sealed class PasteBuffer
{
    private ArrayBufferWriter<byte> bytes = new();

    private static ReadOnlySpan<byte> End => "\u001b[201~"u8;

    /// <summary>Takes the bytes up to the end of the paste, or all of them.</summary>
    /// <returns>The pasted text when it is whole.</returns>
    public string? Add(ReadOnlySpan<byte> piece, out int taken)
    {
        var from = Math.Max(0, bytes.WrittenCount - End.Length + 1);
        var inPiece = piece.IndexOf(End);
        var before = bytes.WrittenCount;
        bytes.Write(inPiece < 0 ? piece : piece[..(inPiece + End.Length)]);
        var at = bytes.WrittenSpan[from..].IndexOf(End);
        if (at < 0)
        {
            taken = piece.Length;
            return null;
        }

        taken = from + at + End.Length - before;
        return Take(from + at);
    }

    /// <summary>What has come so far, for a paste whose end is lost.</summary>
    public string Take() => Take(bytes.WrittenCount);

    private string Take(int length)
    {
        var text = PasteText.Clean(Encoding.UTF8.GetString(bytes.WrittenSpan[..length]));
        bytes = new ArrayBufferWriter<byte>();
        return text;
    }
}
