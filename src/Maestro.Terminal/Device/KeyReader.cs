using System.Threading.Channels;

namespace Maestro.Terminal.Device;

/// <summary>Reads what is typed, in pieces as the terminal sends them, until disposed of or the terminal is gone; only the
/// latter completes the channel.</summary>
public sealed class KeyReader : IDisposable
{
    /// <summary>As much as Linux keeps for a terminal in raw mode.</summary>
    private const int PieceSize = 4096;

    /// <summary>How soon a full channel is tried again; the terminal keeps the rest meanwhile.</summary>
    private const int FullChannelMilliseconds = 5;

    private readonly TerminalFile terminal;
    private readonly ChannelWriter<ReadOnlyMemory<byte>> pieces;
    private readonly WakeUp wakeUp = new();
    private readonly Thread reader;
    private bool isDisposed;

    public KeyReader(TerminalFile terminal, ChannelWriter<ReadOnlyMemory<byte>> pieces)
    {
        (this.terminal, this.pieces) = (terminal, pieces);
        reader = new Thread(Read) { IsBackground = true, Name = "keys" };
        reader.Start();
    }

    /// <summary>Returns once nothing is being read any more; must not be called from a continuation that runs on the reading thread.</summary>
    public void Dispose()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        wakeUp.Call();
        reader.Join();
        wakeUp.Dispose();
    }

    private void Read()
    {
        var buffer = new byte[PieceSize];
        while (terminal.Wait(SystemNumbers.Readable, wakeUp))
        {
            var count = terminal.Read(buffer);
            if (count < 0)
            {
                pieces.TryComplete();
                return;
            }

            if (count > 0 && !HandOver(buffer.AsSpan(0, count).ToArray()))
                return;
        }
    }

    /// <summary>False when disposed of while the channel was full; the terminal keeps what follows.</summary>
    private bool HandOver(ReadOnlyMemory<byte> piece)
    {
        while (!pieces.TryWrite(piece))
            if (!terminal.Wait(SystemNumbers.Nothing, wakeUp, FullChannelMilliseconds))
                return false;
        return true;
    }
}
