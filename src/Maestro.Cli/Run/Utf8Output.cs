using System.Buffers;
using System.Text;

namespace Maestro.Cli.Run;

/// <summary>Buffered UTF-8 text to a stream, written when it is flushed or large; a reader that went away ends it quietly.</summary>
internal sealed class Utf8Output(Stream stream)
{
    private const int Large = 32 * 1024;
    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Lock writing = new();

    /// <summary>True once nothing more can be said: the reader has closed the pipe, or writing failed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Why writing failed; null while it works, and when the reader just went away.</summary>
    public string? Failure { get; private set; }

    /// <summary>For writers of bytes; call <see cref="FlushIfLarge"/> after each piece. Unlike the rest, for one thread only.</summary>
    public IBufferWriter<byte> Buffer => buffer;

    public void Write(ReadOnlySpan<char> text)
    {
        lock (writing)
        {
            Encoding.UTF8.GetBytes(text, buffer);
            FlushIfLarge();
        }
    }

    public void FlushIfLarge()
    {
        if (buffer.WrittenCount >= Large)
            Flush();
    }

    public void Flush()
    {
        lock (writing)
        {
            if (buffer.WrittenCount > 0 && !IsClosed)
                Send();
            buffer.ResetWrittenCount();
        }
    }

    private void Send()
    {
        try
        {
            stream.Write(buffer.WrittenSpan);
            stream.Flush();
        }
        catch (IOException failure)
        {
            IsClosed = true;
            Failure = failure.HResult == StandardStream.BrokenPipe ? null : failure.Message;
        }
    }
}
