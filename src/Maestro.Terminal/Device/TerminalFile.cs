using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Terminal.Device;

/// <summary>A terminal opened for ourselves alone, so that not blocking on it changes nothing for the shell that shares our standard output.</summary>
public sealed class TerminalFile : IDisposable
{
    private readonly SafeFileHandle handle;

    private TerminalFile(SafeFileHandle handle) => this.handle = handle;

    /// <summary>What it shows now.</summary>
    public TerminalSize Size => SizeOf(handle) ?? TerminalSize.Usual;

    /// <summary>Another process group is in its foreground; never of a terminal that does not control us.</summary>
    internal bool IsOfAnotherGroup => SystemCalls.ForegroundGroup(handle) is var group and > 0 && group != SystemCalls.OwnGroup();

    internal SafeFileHandle Handle => handle;

    /// <summary>Whether standard input and output are a terminal both.</summary>
    public static bool IsOurs() => !OperatingSystem.IsWindows() && SystemCalls.IsTerminal(0) != 0 && SystemCalls.IsTerminal(1) != 0;

    /// <summary>The size of the terminal of standard output; null when it does not tell.</summary>
    /// <remarks><see cref="Console"/> would answer too, but the runtime then leaves the terminal's keypad in another mode than before.</remarks>
    public static TerminalSize? OurSize()
    {
        using var output = new SafeFileHandle(1, ownsHandle: false);
        return SizeOf(output);
    }

    /// <summary>Opens the terminal of standard output.</summary>
    /// <exception cref="IOException">It is not there or may not be opened.</exception>
    public static unsafe TerminalFile OpenOurs()
    {
        // By its own name where it has one here: macOS cannot wait for /dev/tty.
        var name = stackalloc byte[256];
        if (SystemCalls.TerminalName(1, name, 256) != 0)
            return Open("/dev/tty");
        var path = Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name));
        var file = SystemCalls.Open(path, SystemNumbers.OpenTerminal);
        return file >= 0 ? new TerminalFile(new SafeFileHandle(file, ownsHandle: true)) : Open("/dev/tty");
    }

    /// <exception cref="IOException">It is not there or may not be opened.</exception>
    public static TerminalFile Open(string path)
    {
        var file = SystemCalls.Open(path, SystemNumbers.OpenTerminal);
        return file >= 0
            ? new TerminalFile(new SafeFileHandle(file, ownsHandle: true))
            : throw new IOException($"The terminal {path} cannot be opened: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
    }

    public void Dispose() => handle.Dispose();

    /// <summary>Reads what is there; 0 when nothing is, -1 when the terminal is gone.</summary>
    internal unsafe int Read(Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            var count = (int)SystemCalls.Read(handle, start, (nuint)buffer.Length);
            return count > 0 ? count : count < 0 && IsForNow() ? 0 : -1;
        }
    }

    /// <summary>Writes what there is room for; 0 when there is none, -1 when the terminal is gone.</summary>
    internal unsafe int Write(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            var count = (int)SystemCalls.Write(handle, start, (nuint)bytes.Length);
            return count >= 0 ? count : IsForNow() ? 0 : -1;
        }
    }

    /// <summary>Waits until reading or writing can go on, the call comes or the time is over; false once called.</summary>
    internal unsafe bool Wait(short forWhat, WakeUp? wakeUp, int milliseconds = -1)
    {
        var files = stackalloc SystemCalls.PolledFile[2];
        files[0] = new() { File = forWhat == SystemNumbers.Nothing ? -1 : (int)handle.DangerousGetHandle(), Wanted = forWhat };
        files[1] = new() { File = wakeUp?.File ?? -1, Wanted = SystemNumbers.Readable };
        _ = SystemCalls.Poll(files, 2, milliseconds);
        return files[1].Happened == 0;
    }

    /// <summary>Drops what has been typed and not been read, so that no report of the mouse reaches the shell as a command.</summary>
    internal void DiscardInput() => _ = SystemCalls.Discard(handle, SystemNumbers.InputQueue);

    /// <summary>Drops what has been written and the terminal has not read.</summary>
    internal void DiscardOutput() => _ = SystemCalls.Discard(handle, SystemNumbers.OutputQueue);

    private static unsafe TerminalSize? SizeOf(SafeFileHandle handle)
    {
        var size = stackalloc ushort[4];
        var isTold = SystemCalls.Control(handle, SystemNumbers.GetWindowSize, size) >= 0 && size[0] > 0 && size[1] > 0;
        return isTold ? new TerminalSize(size[1], size[0]) : null;
    }

    private static bool IsForNow() => Marshal.GetLastPInvokeError() is var error && (error == SystemNumbers.NotNow || error == SystemNumbers.Interrupted);
}
