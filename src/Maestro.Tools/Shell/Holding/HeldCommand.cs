using System.Runtime.InteropServices;

namespace Maestro.Tools.Shell.Holding;

/// <summary>What this program becomes to run a command that is held to reading: it gives up what the command must not do,
/// and then becomes the command.</summary>
public static partial class HeldCommand
{
    /// <summary>The first argument that asks for it.</summary>
    public const string Name = "__held";

    private const int CannotStart = 126;
    private const int BrokenPipe = 13;

    /// <summary>Runs what stands behind the folders; returns only when that could not be done.</summary>
    /// <param name="arguments">The work folder, the folder that may be written to, <c>open</c> or <c>closed</c> reading, and the command.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (arguments is not [var workspace, var temporary, "open" or "closed", _, ..] || Landlock.Create() is not { } landlock)
            return Fail("this system cannot hold a command to reading");
        landlock.AllowAll(temporary);
        landlock.AllowAll("/dev/null");
        landlock.AllowListing("/");
        if (arguments[2] is "open")
            landlock.AllowReading("/");
        else
            foreach (var path in HeldReading.For(workspace, Environment.GetEnvironmentVariable("HOME"), Environment.GetEnvironmentVariable("PATH")).Open())
                landlock.AllowReading(path);
        var command = arguments[3..].ToArray();
        // The runtime ignores a broken pipe, and the command would too.
        _ = Signal(BrokenPipe, 0);
        if (!SystemCallFilter.GiveUpPrivileges() || !landlock.Enforce() || !SystemCallFilter.Enforce())
            return Fail("this system does not let a command be held to reading");
        _ = Execute(command[0], Terminated(command));
        return Fail($"{command[0]} could not be started");
    }

    private static nint[] Terminated(string[] arguments) => [.. arguments.Select(Marshal.StringToCoTaskMemUTF8), 0];

    private static int Fail(string why)
    {
        using var errors = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(2, ownsHandle: false), FileAccess.Write);
        errors.Write(System.Text.Encoding.UTF8.GetBytes($"maestro: {why}, so it was not run\n"));
        return CannotStart;
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "execv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, nint[] arguments);
}
