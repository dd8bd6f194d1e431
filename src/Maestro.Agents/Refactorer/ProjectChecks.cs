using System.Runtime.CompilerServices;
using Maestro.Agents.Executor;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Results;
using Maestro.Core.Tools;

namespace Maestro.Agents.Refactorer;

/// <summary>Runs the project's own build and tests before and after a change.</summary>
internal sealed class ProjectChecks(string agent, AgentTask task, ProjectFacts facts)
{
    private const string RunCommand = "run_command";
    private readonly List<string> commands =
    [
        .. new[] { CommandPurpose.Build, CommandPurpose.Test }.Select(purpose => facts.Commands.FirstOrDefault(command => command.Purpose == purpose)?.Command)
        .OfType<string>().Distinct(),
    ];

    /// <summary>Those that could be run before the change.</summary>
    private readonly List<string> ran = [];
    private readonly List<CheckRun> before = [];
    private readonly List<CheckRun> after = [];

    /// <summary>Null when there is no command, or it was not allowed.</summary>
    public IReadOnlyList<CheckRuns>? Runs =>
        before.Count == 0
            ? null
            : [.. ran.Select((command, i) => new CheckRuns(command, before[i], i < after.Count ? after[i] : null))];

    /// <summary>What succeeded before fails now.</summary>
    public bool IsWorse => before.Zip(after).Any(pair => pair is ({ ExitCode: 0 }, not { ExitCode: 0 }));

    /// <summary>Why the change could not be checked, or null.</summary>
    public string? Problem { get; private set; }

    public IAsyncEnumerable<AgentEvent> BeforeAsync(CancellationToken cancellationToken)
    {
        Problem = commands.Count == 0 ? "the project names no build or test command, so the change was not checked" : null;
        return RunAsync("before", commands, before, cancellationToken);
    }

    public IAsyncEnumerable<AgentEvent> AfterAsync(CancellationToken cancellationToken) =>
        RunAsync("after", [.. ran], after, cancellationToken);

    private async IAsyncEnumerable<AgentEvent> RunAsync(string when, List<string> run, List<CheckRun> ends, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (i, command) in run.Index())
        {
            var id = $"{when}-{i + 1}";
            var finished = new List<FinishedCall>();
            var call = new ToolCall(
                id, RunCommand, ToolArguments.ToJson(new(id, RunCommand, new Dictionary<string, object?> { ["command"] = command, ["timeout"] = "600" })));
            await foreach (var e in task.Tools.Only(RunCommand).RunAsync(agent, [call], finished, cancellationToken))
                yield return e;
            if (finished[0].Denial is { } denial)
            {
                Problem = $"`{command}` was not run ({denial.Reason}), so the change was not checked with it";
                yield break;
            }

            if (finished[0].Outcome.Detail is not ProcessOutput output)
            {
                Problem = $"`{command}` could not be run, so the change was not checked with it: {finished[0].Outcome.Output}";
                yield break;
            }

            if (finished[0].Outcome.ExitCode is 126 or 127 && ends == before)
            {
                Problem = $"`{command}` is not installed here, so the change was not checked with it";
                continue;
            }

            if (ends == before)
                ran.Add(command);
            ends.Add(new CheckRun(finished[0].Outcome.ExitCode, CommandObservation.Of(command, finished[0].Outcome.ExitCode, output, facts).Text));
        }
    }
}
