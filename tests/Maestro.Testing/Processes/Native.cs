using System.Runtime.InteropServices;

namespace Maestro.Testing.Processes;

/// <summary>The calls of the C library that .NET has no way to make: spawn into a session of its own, and wait with the resources used.</summary>
internal static partial class Native
{
    public const short SpawnSetSid = 0x80;
    public const int ReadWrite = 2;
    public const int NoTerminal = 0x100;
    public const int CloseOnExec = 0x80000;
    public const nuint SetWindowSize = 0x5414;
    public const int ChildSubreaper = 36;

    /// <summary>Enough for posix_spawnattr_t and posix_spawn_file_actions_t of any C library.</summary>
    public const int SpawnStructSize = 512;

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int posix_spawnp(out int pid, string file, nint actions, nint attributes, string?[] argv, string?[] envp);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_init(nint attributes);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_setflags(nint attributes, short flags);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_destroy(nint attributes);

    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_init(nint actions);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int posix_spawn_file_actions_addopen(nint actions, int fd, string path, int flags, uint mode);

    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_adddup2(nint actions, int from, int to);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int posix_spawn_file_actions_addchdir_np(nint actions, string path);

    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_destroy(nint actions);

    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial int wait4(int pid, int* status, int options, long* usage);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int kill(int pid, int signal);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int posix_openpt(int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int grantpt(int fd);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int unlockpt(int fd);

    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial int ptsname_r(int fd, byte* buffer, nuint length);

    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial int ioctl(int fd, nuint request, ushort* argument);

    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial int tcgetattr(int fd, byte* settings);

    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial int tcsetattr(int fd, int when, byte* settings);

    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial int pipe2(int* ends, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int prctl(int option, nuint argument, nuint third, nuint fourth, nuint fifth);
}
