using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Maestro.Core.Tools;
using Maestro.Tools.Shell.Holding;

namespace Maestro.Tools.Shell;

/// <summary>A shell command as a process group of its own, which is ended whole: at its time limit, when it is cancelled, and in any case at the end.</summary>
/// <param name="deathMark">A file that is touched when this program dies before the command; null for none.</param>
/// <param name="hold">What holds it to reading; null where it may do what it likes.</param>
internal sealed partial class ShellProcess(
    string command, string cwd, ShellSetting setting, Action<string> show, string? deathMark = null, ReadingHold? hold = null)
{
    /// <summary>
    /// The standard input is a pipe that closes when this program dies, however it dies: then the whole group is killed. The command itself has no input.
    /// </summary>
    private const string Guarded =
        """exec 3<&0 </dev/null; mark=$1; shift; (trap '' TERM INT HUP; read -r _ <&3; [ -z "$mark" ] || : > "$mark"; kill -9 0) >/dev/null 2>&1 & exec 3<&-; unset mark; exec "$@" """;

    private const int Terminate = 15;
    private const int Kill = 9;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private readonly BoundedText stdout = new();
    private readonly BoundedText stderr = new();
    private readonly WholeOutput? whole = setting.OutputFolder is { } folder ? new WholeOutput(folder, BoundedText.Most) : null;

    /// <summary>The file with all that it wrote, when that is more than is told; else null.</summary>
    public string? WholeIn => whole?.Place;

    /// <returns>The exit code; null when the command was stopped at its time limit.</returns>
    public async Task<(int? ExitCode, ProcessOutput Output)> RunAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var temporary = hold is null ? null : new HeldFolder();
        using var process = Start(temporary);
        if (SetsidPath is null)
            process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        using var afterExit = new CancellationTokenSource();
        var reading = Task.WhenAll(PumpAsync(process.StandardOutput, stdout, afterExit.Token), PumpAsync(process.StandardError, stderr, afterExit.Token));
        var timedOut = false;
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            timedOut = !cancellationToken.IsCancellationRequested;
        }
        finally
        {
            await EndAsync(process);
        }

        // A grandchild in the background may hold the pipe open; what it writes later is not waited for.
        afterExit.CancelAfter(Grace);
        await reading;
        var wholeIn = whole?.Place;
        whole?.Dispose();
        cancellationToken.ThrowIfCancellationRequested();
        return (timedOut ? null : process.ExitCode, new ProcessOutput(stdout.ToString(), stderr.ToString(), timedOut) { WholeIn = wholeIn });
    }

    private Process Start(HeldFolder? temporary)
    {
        var shell = File.Exists("/bin/bash") ? "/bin/bash" : "/bin/sh";
        var setsid = SetsidPath;
        IReadOnlyList<string> line = [shell, "-c", command];
        if (temporary is not null)
            line = hold!.Holder.Start(line, cwd, temporary.Path, hold.ReadsOpenly);
        var start = new ProcessStartInfo(setsid ?? line[0])
        {
            WorkingDirectory = cwd,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in setsid is null ? line.Skip(1) : [shell, "-c", Guarded, shell, deathMark ?? "", .. line])
            start.ArgumentList.Add(argument);
        foreach (var variable in setting.HiddenVariables)
            start.Environment.Remove(variable);
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("NO_COLOR", "1"), ("TERM", "dumb"), ("PAGER", "cat"), ("GIT_PAGER", "cat"), ("GIT_TERMINAL_PROMPT", "0")])
            start.Environment[name] = value;
        foreach (var (name, value) in temporary?.Variables ?? [])
            start.Environment[name] = value;
        try
        {
            return Process.Start(start) ?? throw new ToolException("The shell could not be started.");
        }
        catch (Win32Exception failure)
        {
            throw new ToolException($"The shell could not be started: {failure.Message}");
        }
    }

    /// <summary>Makes the shell the leader of a new session, so that all it starts can be ended with it.</summary>
    private static string? SetsidPath { get; } = Array.Find(["/usr/bin/setsid", "/bin/setsid"], File.Exists);

    private async Task PumpAsync(StreamReader reader, BoundedText kept, CancellationToken cancellationToken)
    {
        var plain = new Core.Text.PlainText();
        var buffer = new char[4096];
        try
        {
            while (await reader.ReadAsync(buffer, cancellationToken) is var count and > 0)
            {
                var text = plain.Next(new string(buffer, 0, count));
                if (text.Length == 0)
                    continue;
                kept.Append(text);
                whole?.Append(text);
                show(text);
            }
        }
        catch (OperationCanceledException)
        {
            kept.Append("\n(a process in the background still held the output open)");
        }
    }

    private static async Task EndAsync(Process process)
    {
        if (process.HasExited)
        {
            if (SetsidPath is not null)
                _ = SendSignal(-process.Id, Kill);
            return;
        }

        _ = SendSignal(SetsidPath is null ? process.Id : -process.Id, Terminate);
        using var grace = new CancellationTokenSource(Grace);
        try
        {
            await process.WaitForExitAsync(grace.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        if (SetsidPath is not null)
            _ = SendSignal(-process.Id, Kill);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int processId, int signal);
}
