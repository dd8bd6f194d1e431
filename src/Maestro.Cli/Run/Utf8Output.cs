using System.Buffers;
using System.Text;

namespace Maestro.Cli.Run;

/// <summary>Buffered UTF-8 text to a stream, written when it is flushed or large; a reader that went away ends it quietly.</summary>
internal sealed class Utf8Output(Stream stream)
{
    private const int Large = 32 * 1024;
    private readonly ArrayBufferWriter<byte> buffer = new(4096);

    /// <summary>True once the reader has closed the pipe: nothing more can be said to it.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>For writers of bytes; call <see cref="FlushIfLarge"/> after each piece.</summary>
    public IBufferWriter<byte> Buffer => buffer;

    public void Write(ReadOnlySpan<char> text)
    {
        Encoding.UTF8.GetBytes(text, buffer);
        FlushIfLarge();
    }

    public void FlushIfLarge()
    {
        if (buffer.WrittenCount >= Large)
            Flush();
    }

    public void Flush()
    {
        if (buffer.WrittenCount == 0 || IsClosed)
            return;
        try
        {
            stream.Write(buffer.WrittenSpan);
            stream.Flush();
        }
        catch (IOException)
        {
            IsClosed = true;
        }

        buffer.ResetWrittenCount();
    }
}
