using System.Runtime.CompilerServices;
using Maestro.Analysis.Testing;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Results;

namespace Maestro.Agents.Testing;

/// <summary>Runs what the sentence asks to have measured, each behind its approval.</summary>
internal sealed class TestMeasuring(string agent, AgentTask task, TimeProvider time, TestSurvey survey, TestingWish wish)
{
    private const int LongestRun = 600;

    private readonly TestBench bench = new(agent, task, time);
    private readonly List<string> notes = [];

    public TestingResult Result { get; private set; } = new(null, [], null, null, null, null, null, null, [], [], [], "");

    public async IAsyncEnumerable<AgentEvent> RunAsync(TestingResult found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Result = found;
        notes.AddRange(found.Notes);
        if (survey.Files.Count == 0 && survey.Facts is { Files: > 0 })
            notes.Add($"No code was found that the request is about ({survey.Scope}). Name a file, a folder or a function.");
        if ((wish.Run || wish.Flaky || wish.Coverage || wish.Mutation) && survey.Commands is null)
            notes.Add("Nothing was run: the project names no command that runs its tests, and no tests of a known kind were found.");
        if (survey.Commands is { } commands)
        {
            if (wish.Run)
                await foreach (var e in OnceAsync(commands, cancellationToken))
                    yield return e;
            if (wish.Flaky)
                await foreach (var e in RepeatAsync(commands, cancellationToken))
                    yield return e;
            if (wish.Coverage)
                await foreach (var e in CoverAsync(commands, cancellationToken))
                    yield return e;
            if (wish.Mutation)
                await foreach (var e in MutateAsync(commands, cancellationToken))
                    yield return e;
        }

        Result = Result with { Notes = notes };
    }

    private async IAsyncEnumerable<AgentEvent> OnceAsync(TestCommands commands, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ShellEnd? end = null;
        await foreach (var e in bench.RunAsync("", [commands.All], async (shell, stop) => end = await shell.RunAsync(commands.All, LongestRun, stop),
            cancellationToken))
            yield return e;
        var outcomes = TestRunReading.Outcomes(end!, task.Cwd, survey.Framework!.Family);
        if (outcomes.Count == 0 && end!.Missing(commands.All, survey.Facts!) is { } missing)
            notes.Add($"The tests were not run: {missing}");
        else
            Result = Result with { Run = TestRunReading.Of(commands.All, end!, outcomes, survey.Known) };
    }

    private async IAsyncEnumerable<AgentEvent> RepeatAsync(TestCommands commands, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var runs = new RepeatedRuns(survey.Framework!, commands, wish, task.Cwd, survey.Known, survey.Facts!, time);
        yield return new StatusChanged(agent, $"Repeating the tests {wish.Times} times, for {wish.Budget.TotalMinutes:0} min at most");
        await foreach (var e in bench.RunAsync($"{wish.Times} runs, at most {wish.Budget.TotalMinutes:0} min", runs.Commands, runs.WorkAsync,
            cancellationToken))
            yield return e;
        Result = Result with { Run = runs.Run, Flaky = runs.Flaky };
        notes.AddRange(runs.Notes);
    }

    private async IAsyncEnumerable<AgentEvent> CoverAsync(TestCommands commands, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (CoverageTool.Of(survey.Framework!, commands, task.Cwd, survey.Read) is not { } tool)
        {
            notes.Add($"Coverage was not measured: the project has no coverage tool for {survey.Framework!.Called}. Nothing is installed by itself; {CoverageTool.Missing(survey.Framework)} would do.");
            yield break;
        }

        var measure = new CoverageMeasure(tool, task.Cwd, survey.Known, survey.Facts!);
        await foreach (var e in bench.RunAsync("on a copy of the work folder", [tool.Command], measure.WorkAsync, cancellationToken))
            yield return e;
        var meant = survey.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        Result = Result with
        {
            Coverage = measure.Coverage is { } coverage ? coverage with { Files = [.. coverage.Files.OrderBy(file => meant.Contains(file.File) ? 0 : 1)] }
                : null,
        };
        notes.AddRange(measure.Notes);
    }

    private async IAsyncEnumerable<AgentEvent> MutateAsync(TestCommands commands, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (chosen, possible, near) = await Task.Run(survey.Mutants, cancellationToken);
        if (chosen.Count == 0)
        {
            notes.Add($"No mutants were made: there is no code in {survey.Scope} that can be changed in a small way.");
            yield break;
        }

        yield return new StatusChanged(
            agent, $"{possible} small changes are possible; {chosen.Count} are tried one at a time on a copy, for {wish.Budget.TotalMinutes:0} min at most");
        var trial = new MutationTrial(task.Cwd, survey.Framework!, chosen, possible, near.Count == survey.Near!.All.Count ? null : commands.Only(near),
            commands.All, survey.Facts!, wish.Budget, time);
        await foreach (var e in bench.RunAsync(
            $"up to {chosen.Count} times on a copy with one small change each, at most {wish.Budget.TotalMinutes:0} min", trial.Commands, trial.WorkAsync,
                cancellationToken))
            yield return e;
        Result = Result with { Mutation = trial.Run };
        if (chosen.Count < possible && trial.Run is not null)
            notes.Add($"{chosen.Count} of {possible} possible mutants were chosen, spread over the functions; ask for more with \"... with 200 mutants in 20 minutes\".");
        notes.AddRange(trial.Notes);
    }
}
