using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Maestro.Testing.Processes;

/// <summary>How a process ended and what it used.</summary>
/// <param name="ExitCode">128 and the signal's number when a signal ended it.</param>
/// <param name="Cpu">User and system time of the process and of the children it waited for.</param>
/// <param name="MaxRss">In bytes. Spawning counts the parent's memory in; see <see cref="SpawnedProcess.MeasureMemory"/>.</param>
/// <param name="ExitedAt">In ticks of the stopwatch.</param>
public sealed record ProcessEnd(int ExitCode, TimeSpan Wall, TimeSpan Cpu, long MaxRss, long ExitedAt);

/// <summary>A child process of which the resources are measured.</summary>
public sealed class SpawnedProcess
{
    private const string Null = "/dev/null";
    private readonly long started;

    private SpawnedProcess(int id, long started) => (Id, this.started) = (id, started);

    public int Id { get; }

    /// <summary>Starts a program with no input.</summary>
    /// <param name="output">A file descriptor for its standard output, or null to drop it; errors are dropped.</param>
    public static SpawnedProcess Start(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string folder, int? output = null) =>
        Spawn(program, arguments, environment, 0, actions =>
        {
            Succeed(Native.posix_spawn_file_actions_addchdir_np(actions, folder));
            Succeed(Native.posix_spawn_file_actions_addopen(actions, 0, Null, 0, 0));
            Succeed(Native.posix_spawn_file_actions_addopen(actions, 2, Null, Native.ReadWrite, 0));
            if (output is { } fd)
                Succeed(Native.posix_spawn_file_actions_adddup2(actions, fd, 1));
            else
                Succeed(Native.posix_spawn_file_actions_addopen(actions, 1, Null, Native.ReadWrite, 0));
        });

    /// <summary>The largest resident memory of a run, in bytes.</summary>
    /// <remarks>A spawned process inherits its parent's high-water mark, so a small shell forks it, leaves it to us, and we wait for it.</remarks>
    public static long MeasureMemory(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string folder)
    {
        Check(Native.prctl(Native.ChildSubreaper, 1, 0, 0, 0));
        var shell = Start("/bin/sh", ["-c", "\"$0\" \"$@\" & exit 0", program, .. arguments], environment, folder);
        shell.Wait();
        var end = new SpawnedProcess(-1, Stopwatch.GetTimestamp()).Wait();
        return end.ExitCode == 0 ? end.MaxRss : throw new InvalidOperationException($"'{program}' ended with exit code {end.ExitCode}.");
    }

    public void Interrupt() => Check(Native.kill(Id, 2));

    /// <summary>Blocks until the process has ended.</summary>
    public unsafe ProcessEnd Wait()
    {
        var status = 0;
        var usage = stackalloc long[18];
        while (Native.wait4(Id, &status, 0, usage) < 0)
            if (Marshal.GetLastPInvokeError() is var error and not 4)
                throw new Win32Exception(error);
        var now = Stopwatch.GetTimestamp();
        var code = (status & 0x7f) == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f);
        var cpu = TimeSpan.FromMicroseconds((usage[0] + usage[2]) * 1_000_000d + usage[1] + usage[3]);
        return new ProcessEnd(code, Stopwatch.GetElapsedTime(started, now), cpu, usage[4] * 1024, now);
    }

    internal static SpawnedProcess Spawn(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, short flags, Action<nint> addActions)
    {
        var actions = Marshal.AllocHGlobal(Native.SpawnStructSize);
        var attributes = Marshal.AllocHGlobal(Native.SpawnStructSize);
        try
        {
            Succeed(Native.posix_spawn_file_actions_init(actions));
            Succeed(Native.posix_spawnattr_init(attributes));
            Succeed(Native.posix_spawnattr_setflags(attributes, flags));
            addActions(actions);
            var started = Stopwatch.GetTimestamp();
            var error = Native.posix_spawnp(out var id, program, actions, attributes, [program, .. arguments, null], [.. environment.Select(pair => $"{pair.Key}={pair.Value}"), null]);
            Succeed(Native.posix_spawn_file_actions_destroy(actions));
            Succeed(Native.posix_spawnattr_destroy(attributes));
            Succeed(error);
            return new SpawnedProcess(id, started);
        }
        finally
        {
            Marshal.FreeHGlobal(actions);
            Marshal.FreeHGlobal(attributes);
        }
    }

    /// <summary>The spawn calls return their error.</summary>
    internal static void Succeed(int error)
    {
        if (error != 0)
            throw new Win32Exception(error);
    }

    internal static int Check(int result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());
}
