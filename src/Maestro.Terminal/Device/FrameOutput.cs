using System.Buffers;
using System.Diagnostics;

namespace Maestro.Terminal.Device;

/// <summary>
/// Takes the bytes of a frame and brings them to the terminal without ever blocking the one who draws: what the terminal does not take at once
/// is written behind his back, and until then he draws nothing new.
/// </summary>
/// <remarks>One frame is on its way at most, so a terminal that reads slowly or has stopped costs no memory. Drawing is for one thread at a time.</remarks>
public sealed class FrameOutput : IBufferWriter<byte>, IDisposable
{
    private const int UsualFrame = 16 * 1024;

    private readonly object gate = new();
    private readonly TerminalFile terminal;
    private readonly WakeUp wakeUp = new();
    private ArrayBufferWriter<byte> drawing = new(UsualFrame);
    private ArrayBufferWriter<byte> sending = new(UsualFrame);
    private Thread? writer;
    private int sent;
    private long bytesWritten;
    private volatile bool isBusy;
    private volatile bool isClosed = true;
    private volatile bool isGone;
    private bool isDisposed;

    public FrameOutput(TerminalFile terminal) => this.terminal = terminal;

    /// <summary>A frame that could not be written at once has been; on the writing thread.</summary>
    public event Action? Drained;

    /// <summary>Whether drawing now is in vain: the last frame is still on its way, or there is no screen.</summary>
    public bool IsBusy => isBusy || isClosed || isGone;

    public long BytesWritten => Interlocked.Read(ref bytesWritten);

    public void Advance(int count) => drawing.Advance(count);

    public Memory<byte> GetMemory(int sizeHint = 0) => drawing.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => drawing.GetSpan(sizeHint);

    /// <summary>Sends what has been drawn; false while busy: it is then kept and goes with the next one, or is dropped when there is no screen.</summary>
    public bool Send()
    {
        lock (gate)
        {
            if (isBusy)
                return false;
            if (isClosed || isGone)
            {
                drawing.ResetWrittenCount();
                return false;
            }

            (drawing, sending) = (sending, drawing);
            drawing.ResetWrittenCount();
            Begin();
            return true;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (isDisposed)
                return;
            isDisposed = isClosed = true;
            Monitor.PulseAll(gate);
        }

        wakeUp.Call();
        writer?.Join();
        wakeUp.Dispose();
    }

    /// <summary>Opens the way for frames, these bytes first.</summary>
    internal void Open(ReadOnlyMemory<byte> first)
    {
        lock (gate)
        {
            isClosed = false;
            sending.ResetWrittenCount();
            sending.Write(first.Span);
            Begin();
        }
    }

    /// <summary>Closes the way for frames: lets the last one end, then writes these bytes, and gives up what has not been
    /// taken when the time is over.</summary>
    internal void Close(ReadOnlyMemory<byte> last, TimeSpan limit)
    {
        lock (gate)
        {
            isClosed = true;
            var since = Stopwatch.GetTimestamp();
            while (isBusy && Left(since, limit) is var left and > 0)
                Monitor.Wait(gate, left);
            if (isBusy)
                CutOff();
            if (isGone)
                return;
            sending.ResetWrittenCount();
            sending.Write(last.Span);
            sent = 0;
            while (!WriteSome() && Left(since, limit) is var left and > 0)
                terminal.Wait(SystemNumbers.Writable, null, left);
        }
    }

    private static int Left(long since, TimeSpan limit) => (int)Math.Ceiling((limit - Stopwatch.GetElapsedTime(since)).TotalMilliseconds);

    /// <summary>Drops what the terminal has not read, so that there is room again, and ends (CAN) the sequence that may have been cut.</summary>
    private void CutOff()
    {
        isBusy = false;
        terminal.DiscardOutput();
        _ = terminal.Write("\u0018"u8);
    }

    private void Begin()
    {
        sent = 0;
        isBusy = !WriteSome();
        if (!isBusy)
            return;
        if (writer is null)
        {
            writer = new Thread(WriteRests) { IsBackground = true, Name = "frames" };
            writer.Start();
        }

        Monitor.PulseAll(gate);
    }

    /// <summary>Writes until the terminal takes no more; true when nothing is left.</summary>
    private bool WriteSome()
    {
        var bytes = sending.WrittenSpan;
        while (sent < bytes.Length)
        {
            var count = terminal.Write(bytes[sent..]);
            if (count < 0)
            {
                isGone = true;
                return true;
            }

            if (count == 0)
                return false;
            sent += count;
            Interlocked.Add(ref bytesWritten, count);
        }

        return true;
    }

    private void WriteRests()
    {
        while (WaitForRest())
        {
            if (!terminal.Wait(SystemNumbers.Writable, wakeUp))
                return;
            lock (gate)
            {
                if (!isBusy || !WriteSome())
                    continue;
                isBusy = false;
                Monitor.PulseAll(gate);
            }

            if (!IsBusy)
                Drained?.Invoke();
        }
    }

    private bool WaitForRest()
    {
        lock (gate)
        {
            while (!isBusy && !isDisposed)
                Monitor.Wait(gate);
            return !isDisposed;
        }
    }
}
