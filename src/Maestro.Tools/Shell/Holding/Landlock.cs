using System.Runtime.InteropServices;

namespace Maestro.Tools.Shell.Holding;

/// <summary>Landlock: the Linux kernel's way for a program to give up access to files, for itself and all that it starts.</summary>
internal sealed partial class Landlock
{
    private const long CreateRuleset = 444;
    private const long AddRule = 445;
    private const long RestrictSelf = 446;
    private const int OfPath = 1;
    private const int OpenPathOnly = 0x280000;

    /// <summary>Before this version a file that may be read could be cut off.</summary>
    private const int LeastVersion = 3;

    private const ulong WriteFile = 1 << 1;
    private const ulong ReadFile = 1 << 2;
    private const ulong ReadFolder = 1 << 3;
    private const ulong Truncate = 1 << 14;
    private const ulong DeviceControl = 1 << 15;

    /// <summary>Everything that can be done with files and folders but running them.</summary>
    private const ulong Everything = 0xFFFE;
    private const ulong OnFiles = WriteFile | ReadFile | Truncate | DeviceControl;

    private readonly ulong handled;
    private readonly int ruleset;

    private Landlock(int version)
    {
        handled = version >= 5 ? Everything : Everything & ~DeviceControl;
        // Signals to others, and sockets without a path, are held from version 6 on.
        Attributes attributes = new() { Files = handled, Scoped = version >= 6 ? 3ul : 0 };
        unsafe
        {
            ruleset = (int)SystemCall(CreateRuleset, (nint)(&attributes), sizeof(Attributes), 0, 0);
        }
    }

    public static bool IsAvailable => OperatingSystem.IsLinux() && SystemCall(CreateRuleset, 0, 0, 1, 0) >= LeastVersion;

    /// <returns>Null where the kernel does not have it.</returns>
    public static Landlock? Create() => IsAvailable && new Landlock((int)SystemCall(CreateRuleset, 0, 0, 1, 0)) is { ruleset: >= 0 } made ? made : null;

    /// <summary>Everything below may be read; what is not there is passed over.</summary>
    public void AllowReading(string path) => Allow(path, ReadFile | ReadFolder);

    /// <summary>Names below may be listed.</summary>
    public void AllowListing(string folder) => Allow(folder, ReadFolder);

    public void AllowAll(string path) => Allow(path, Everything);

    /// <summary>From now on this thread, and all that it starts, can do only what was allowed.</summary>
    public bool Enforce() => SystemCall(RestrictSelf, ruleset, 0, 0, 0) == 0;

    private void Allow(string path, ulong access)
    {
        var file = Open(path, OpenPathOnly);
        if (file < 0)
            return;
        PathRule rule = new() { Access = access & handled & (Directory.Exists(path) ? Everything : OnFiles), File = file };
        unsafe
        {
            _ = SystemCall(AddRule, ruleset, OfPath, (nint)(&rule), 0);
        }

        _ = Close(file);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Attributes
    {
        public ulong Files;
        public ulong Network;
        public ulong Scoped;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct PathRule
    {
        public ulong Access;
        public int File;
    }

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial long SystemCall(long number, nint first, nint second, nint third, nint fourth);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
