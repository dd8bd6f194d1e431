using System.Runtime.CompilerServices;
using Maestro.Agents.Findings;
using Maestro.Analysis.Checks.Performance;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Models;
using Maestro.Core.Results;
using Maestro.Core.Tools;

namespace Maestro.Agents.Performance;

/// <summary>Finds code whose cost grows faster than its work; when asked, runs a command or the project's benchmark and reports what was measured.</summary>
internal sealed class PerformanceAgent(AgentCatalogOptions options) : IAgent
{
    private const string RunCommand = "run_command";
    private const int MostRuns = 3;
    private const int MostOutput = 4_000;
    private const long Short = 10_000;

    private readonly Lazy<AgentProfile> profile = new(() => options.Own.Find("performance"));

    public string Name => "performance";

    public string Description => profile.Value.Description;

    public async IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = new FindingsRun(profile.Value, task, options);
        Func<string, string?> reader = _ => null;
        await foreach (var e in run.LookAsync(
            changesFirst: false,
            (files, read) =>
            {
                reader = read;
                return PerformanceScan.Run(files, cancellationToken);
            },
            cancellationToken))
            yield return e;

        var measured = new List<Measurement>();
        var command = MeasuredCommand.Of(task.Request, run.Evidence.Facts!, [.. run.Index!.Files.Select(file => file.Path)], reader);
        if (command is not null)
            await foreach (var e in MeasureAsync(task, command, measured, cancellationToken))
                yield return e;
        var runs = measured.Select((one, i) => new CodeMetric($"run {i + 1} of the command, ms", one.DurationMs, one.Command));
        run.Evidence = run.Evidence with { Metrics = [.. run.Metrics, .. runs] };
        await foreach (var e in run.AskAsync("bottlenecks", cancellationToken))
            yield return e;
        if (task.Schema is null)
            yield return new ResultProduced(Name, Result(run, measured), run.Reasoning);
    }

    /// <summary>Runs the command once, and a short one twice more, each behind its approval.</summary>
    private async IAsyncEnumerable<AgentEvent> MeasureAsync(AgentTask task, string command, List<Measurement> measured,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tools = task.Tools.Only(RunCommand);
        for (var i = 1; i <= MostRuns; i++)
        {
            var finished = new List<FinishedCall>();
            var arguments = ToolArguments.ToJson(new($"measure-{i}", RunCommand, new Dictionary<string, object?> { ["command"] = command }));
            await foreach (var e in tools.RunAsync(Name, [new ToolCall($"measure-{i}", RunCommand, arguments)], finished, cancellationToken))
                yield return e;
            if (finished[0].Denial is { } denial)
                throw new RunException(ErrorKind.Denied, $"`{command}` was not run, so nothing was measured: {denial.Reason}.", denial.Hint);
            var output = finished[0].Outcome.Detail as ProcessOutput;
            var text = output?.Stdout.TrimEnd() is { Length: > 0 } printed ? printed : finished[0].Outcome.Output;
            measured.Add(new Measurement(command, finished[0].Outcome.ExitCode, finished[0].DurationMs, text.Length > MostOutput ? text[^MostOutput..] : text));
            if (finished[0].Outcome.ExitCode is not 0 || finished[0].DurationMs > Short)
                yield break;
        }
    }

    private static PerformanceResult Result(FindingsRun run, IReadOnlyList<Measurement> measured) => new(
        FindingScore.Of(run.Findings, run.Lines).Value,
        [
            .. run.Findings.Select(finding => new Bottleneck(
                finding.Rule, finding.Severity, finding.File, finding.Line, finding.Function, finding.Complexity, finding.Message, finding.Fix,
                    finding.Confidence, finding.Source)),
        ],
        measured, run.Summary);
}
