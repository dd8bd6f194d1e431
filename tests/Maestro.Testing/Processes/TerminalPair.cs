using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Testing.Processes;

/// <summary>A pseudo-terminal seen from the side where the person and the screen are.</summary>
public sealed class TerminalPair : IDisposable
{
    private readonly SafeFileHandle handle;
    private readonly FileStream master;

    public unsafe TerminalPair(ushort columns = 100, ushort rows = 30)
    {
        var fd = SpawnedProcess.Check(Native.posix_openpt(Native.ReadWrite | Native.NoTerminal | Native.CloseOnExec));
        handle = new SafeFileHandle(fd, ownsHandle: true);
        SpawnedProcess.Check(Native.grantpt(fd));
        SpawnedProcess.Check(Native.unlockpt(fd));
        var buffer = stackalloc byte[128];
        SpawnedProcess.Check(Native.ptsname_r(fd, buffer, 128));
        Path = new string((sbyte*)buffer);
        Resize(columns, rows);
        master = new FileStream(handle, FileAccess.ReadWrite, bufferSize: 0);
    }

    /// <summary>The other side, for a program to open.</summary>
    public string Path { get; }

    /// <summary>The termios of the terminal as bytes.</summary>
    public unsafe byte[] LineSettings
    {
        get
        {
            var settings = new byte[256];
            fixed (byte* start = settings)
                SpawnedProcess.Check(Native.tcgetattr((int)handle.DangerousGetHandle(), start));
            return settings;
        }

        set
        {
            fixed (byte* start = value)
                SpawnedProcess.Check(Native.tcsetattr((int)handle.DangerousGetHandle(), 0, start));
        }
    }

    public unsafe void Resize(ushort columns, ushort rows)
    {
        var size = stackalloc ushort[] { rows, columns, 0, 0 };
        SpawnedProcess.Check(Native.ioctl((int)handle.DangerousGetHandle(), Native.SetWindowSize, size));
    }

    public void Type(string text) => Type(Encoding.UTF8.GetBytes(text));

    public void Type(ReadOnlySpan<byte> bytes)
    {
        master.Write(bytes);
        master.Flush();
    }

    /// <summary>Blocks until something has been written; 0 at the end, for which Linux reports an input/output error.</summary>
    public int Read(byte[] bytes)
    {
        try
        {
            return master.Read(bytes);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    public void Dispose() => master.Dispose();
}
