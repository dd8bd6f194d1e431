using System.Diagnostics;
using Maestro.Core.Permissions;

namespace Maestro.Tools.Shell.Holding;

/// <summary>How commands are held to reading on this machine.</summary>
/// <param name="Launcher">This program with the arguments that stand before its own, for the way that needs it.</param>
public sealed record ShellHolder(ShellHold Kind, IReadOnlyList<string> Launcher)
{
    private const string Bubblewrap = "/usr/bin/bwrap";

    /// <summary>Bubblewrap reads the filter from an open file, which goes before the command begins.</summary>
    private const string WithFilter = "exec 9<\"$0\" && rm -f \"$0\" && exec \"$@\"";

    private static readonly TimeSpan Trial = TimeSpan.FromSeconds(2);

    /// <summary>Names the hold to take where both are there; what is not there is not taken, and there is no name for none.</summary>
    public const string Variable = "MAESTRO_HOLD";

    /// <summary>What is there and works, as found on this machine; this process is the one that is started anew.</summary>
    public static ShellHolder OfThisProcess => field ??= new ShellHolder(Find(), Ourselves());

    private static ShellHold Find()
    {
        ShellHold[] order = Environment.GetEnvironmentVariable(Variable) is "bubblewrap"
            ? [ShellHold.Bubblewrap, ShellHold.Landlock]
            : [ShellHold.Landlock, ShellHold.Bubblewrap];
        return order.FirstOrDefault(IsThere, ShellHold.None);
    }

    /// <summary>Whether it holds a command on this machine.</summary>
    public static bool IsThere(ShellHold kind) => SystemCallFilter.IsKnown && kind switch
    {
        ShellHold.Landlock => Landlock.IsAvailable,
        ShellHold.Bubblewrap => IsBubblewrapWorking(),
        _ => false,
    };

    /// <summary>The command with what holds it before it.</summary>
    /// <param name="temporary">The folder that may be written to.</param>
    /// <param name="readsOpenly">It plainly reads, and every file that it names was judged.</param>
    internal IReadOnlyList<string> Start(IReadOnlyList<string> command, string workspace, string temporary, bool readsOpenly) => Kind switch
    {
        ShellHold.Landlock => [.. Launcher, HeldCommand.Name, workspace, temporary, readsOpenly ? "open" : "closed", .. command],
        ShellHold.Bubblewrap => ["/bin/sh", "-c", WithFilter, FilterIn(temporary), Bubblewrap, "--seccomp", "9", .. BubblewrapOptions(workspace, temporary, readsOpenly), .. command],
        _ => throw new InvalidOperationException("Nothing holds a command to reading here."),
    };

    /// <summary>A view of the files does not refuse a socket that lies among them, so the same calls are refused as with Landlock.</summary>
    private static string FilterIn(string temporary)
    {
        var path = Path.Join(temporary, ".calls");
        File.WriteAllBytes(path, SystemCallFilter.Bytes);
        return path;
    }

    private static IEnumerable<string> BubblewrapOptions(string workspace, string temporary, bool readsOpenly)
    {
        List<string> options = ["--unshare-user-try", "--unshare-net", "--unshare-ipc", "--unshare-pid", "--new-session", "--die-with-parent"];
        if (readsOpenly)
        {
            options.AddRange(["--ro-bind", "/", "/"]);
        }
        else
        {
            var reading = HeldReading.For(workspace, Environment.GetEnvironmentVariable("HOME"), Environment.GetEnvironmentVariable("PATH"));
            options.AddRange(reading.Roots.Where(root => root is not ("/dev" or "/proc")).SelectMany(root => (string[])["--ro-bind", root, root]));
            options.AddRange(HeldReading.LinkedFolders.SelectMany(link => (string[])["--symlink", link.Target, link.Path]));
            options.AddRange(reading.Closed.Where(File.Exists).SelectMany(closed => (string[])["--ro-bind", "/dev/null", closed]));
        }

        // What lies between the folders that are bound is kept in memory: what was written there would be lost, and the command would not know.
        return [.. options, "--dev", "/dev", "--proc", "/proc", "--bind", temporary, temporary, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", workspace];
    }

    private static bool IsBubblewrapWorking()
    {
        if (!File.Exists(Bubblewrap))
            return false;
        using var trial = Process.Start(new ProcessStartInfo(Bubblewrap, ["--unshare-user-try", "--unshare-net", "--ro-bind", "/", "/", "/bin/true"]) { RedirectStandardError = true })!;
        return trial.WaitForExit(Trial) && trial.ExitCode == 0;
    }

    /// <summary>On the .NET runtime the program may be a library that <c>dotnet</c> runs.</summary>
    private static string[] Ourselves() => Environment.ProcessPath switch
    {
        null => [],
        var path when Path.GetFileNameWithoutExtension(path) is "dotnet" => [path, Environment.GetCommandLineArgs()[0]],
        var path => [path],
    };
}
