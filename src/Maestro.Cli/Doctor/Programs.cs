using System.ComponentModel;
using System.Diagnostics;
using Maestro.Core.Permissions;
using Maestro.Tools.Shell.Holding;

namespace Maestro.Cli.Doctor;

/// <summary>The programs that Maestro starts.</summary>
internal static class Programs
{
    public static async Task<Finding> GitAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", "--version") { RedirectStandardOutput = true })!;
            var version = await git.StandardOutput.ReadToEndAsync(cancellationToken);
            await git.WaitForExitAsync(cancellationToken);
            return new(FindingState.Good, "git", version.Trim());
        }
        catch (Win32Exception)
        {
            return new(FindingState.Note, "git", "not found: history is not used to find files, and ignore rules are read without it");
        }
    }

    public static Finding Shell(Surroundings surroundings) => File.Exists("/bin/sh")
        ? new(FindingState.Good, "shell", surroundings.Environment("SHELL") is { Length: > 0 } own and not "/bin/sh" ? $"/bin/sh (yours is {own})" : "/bin/sh")
        : new(FindingState.Broken, "shell", "/bin/sh is not there, so commands cannot be run");

    /// <summary>What <c>--approve read-only</c> means for commands here.</summary>
    public static Finding ReadingShell() => new(
        ShellHolder.OfThisProcess.Kind is ShellHold.None ? FindingState.Note : FindingState.Good, "read-only shell", Commands.PermissionsText.Holding(ShellHolder.OfThisProcess.Kind));
}
