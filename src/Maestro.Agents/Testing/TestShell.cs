using System.Globalization;
using System.Text;
using Maestro.Analysis.Testing;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Tools;

namespace Maestro.Agents.Testing;

/// <summary>Runs commands that a person has allowed once, as often as it takes.</summary>
internal sealed class TestShell(string agent, string callId, ITool shell, ToolContext context, TimeProvider time)
{
    private const int MostOutput = 8 * 1024 * 1024;
    private const string Cut = "\n(cut: ";
    private static readonly TimeSpan NowAndThen = TimeSpan.FromSeconds(10);

    private long lastSaid = time.GetTimestamp();

    private readonly List<string> said = [];
    private string last = "";

    /// <summary>What came of it, in a line; empty where the output of the command says it.</summary>
    public string Summary { get; set; } = "";

    /// <summary>What is kept of the call: how it went and what came of it, else what the command printed last.</summary>
    public string Kept => Summary.Length > 0 ? string.Join('\n', said.Append(Summary).Distinct()) : last;

    /// <summary>Says how it goes, in a line; who sees no output sees one of these lines now and then.</summary>
    public void Say(string line)
    {
        context.Write(line + "\n");
        said.Add(line);
        if (time.GetElapsedTime(lastSaid) < NowAndThen)
            return;
        context.Say(line);
        lastSaid = time.GetTimestamp();
    }

    /// <summary>Runs a command in the work folder, where what it changes is recorded; its output is shown as it comes.</summary>
    public Task<ShellEnd> RunAsync(string command, int seconds, CancellationToken cancellationToken) =>
        RunAsync(context.Cwd, command, seconds, isCopy: false, cancellationToken);

    /// <summary>Runs a command in a copy, which is thrown away.</summary>
    public Task<ShellEnd> RunAsync(TestCopy copy, string command, int seconds, CancellationToken cancellationToken) =>
        RunAsync(copy.Folder, TestCopy.Prepared(command), seconds, isCopy: true, cancellationToken);

    private async Task<ShellEnd> RunAsync(string folder, string command, int seconds, bool isCopy, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        void Take(AgentEvent e)
        {
            if (e is CommandOutput output && text.Length < MostOutput)
                lock (text)
                    text.Append(output.Text);
            if (!isCopy)
                context.Pass(e);
        }

        var inner = isCopy ? new ToolContext(agent, callId, folder, Take) { OnlyReads = true }
            : new ToolContext(agent, callId, folder, Take) { OnlyReads = context.OnlyReads, Changes = context.Changes };
        var arguments = ToolArguments.ToJson(new(callId, "run_command", new Dictionary<string, object?>
        {
            ["command"] = command,
            ["timeout"] = Math.Clamp(seconds, 1, 600).ToString(CultureInfo.InvariantCulture),
        }));
        var (start, started) = (time.GetTimestamp(), time.GetUtcNow());
        var outcome = await shell.RunAsync(arguments, inner, cancellationToken);
        var milliseconds = (long)time.GetElapsedTime(start).TotalMilliseconds;
        var kept = outcome.Detail as ProcessOutput ?? new ProcessOutput(outcome.Output, "", TimedOut: false);
        var isCut = kept.Stdout.Contains(Cut, StringComparison.Ordinal) || kept.Stderr.Contains(Cut, StringComparison.Ordinal);
        last = $"{kept.Stdout.TrimEnd()}\n{kept.Stderr.TrimEnd()}".Trim();
        return new ShellEnd(outcome.ExitCode, isCut ? text.ToString() : $"{kept.Stdout}\n{kept.Stderr}", kept, milliseconds, started);
    }
}

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Null when it was stopped at its time limit.</param>
/// <param name="Output">Both streams, whole.</param>
internal sealed record ShellEnd(int? ExitCode, string Output, ProcessOutput Kept, long Milliseconds, DateTimeOffset Started)
{
    /// <summary>Why nothing ran: what the command starts is not installed; null when it is.</summary>
    public string? Missing(string command, ProjectFacts facts)
    {
        if (MissingProgram.Of(ExitCode, Output) is not { } program)
            return null;
        var install = facts.Commands.FirstOrDefault(known => known.Purpose is CommandPurpose.Install)?.Command;
        return $"{(program.Length > 0 ? $"{program}, which `{command}` starts," : $"what `{command}` starts")} is not installed here{(install is null ? "" : $"; `{install}` may install it")}.";
    }
}
