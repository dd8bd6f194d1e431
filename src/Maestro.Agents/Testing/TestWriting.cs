using System.Runtime.CompilerServices;
using Maestro.Core.Agents;
using Maestro.Core.Changes;
using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Results;
using Maestro.Core.Tools;
using Maestro.Tools.Edits;

namespace Maestro.Agents.Testing;

/// <summary>Writes tests: drafted and repaired on a copy, shown as one difference, made, run in the work folder, and taken back when they fail there.</summary>
internal sealed class TestWriting(string agent, AgentTask task, AgentCatalogOptions options, AgentProfile profile, TestSurvey survey)
{
    private const int LongestRun = 600;

    private readonly TestBench bench = new(agent, task, options.Time);

    public TestingResult Result { get; private set; } = new(null, [], null, null, null, null, null, null, [], [], [], "");

    public Conversation? Talk { get; private set; }

    public async IAsyncEnumerable<AgentEvent> RunAsync(TestingResult found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Result = found;
        if (survey.Commands is null)
            throw new RunException(
                ErrorKind.InvalidRequest, "The project names no command that runs its tests, so new tests could not be tried. Nothing was written.",
                "Add a test command (a script in package.json, a Makefile target test, test.sh), or let the refactorer write the first test.");
        var draft = new TestDraft(agent, task, options, profile, survey, bench);
        await foreach (var e in draft.WriteAsync(found, cancellationToken))
            yield return e;
        Talk = draft.Talk;
        if (!draft.Good.Any(change => DraftCheck.NewTests(change).Count > 0))
        {
            Result = found with { Generated = draft.Files([], "Not kept."), Notes = [.. draft.Notes, "No new test was kept; the work folder is as it was."] };
            yield break;
        }

        var plan = new ChangePlan(draft.Good);
        await foreach (var e in ApplyAsync(plan, cancellationToken))
            yield return e;
        var files = plan.Changes.Where(change => DraftCheck.NewTests(change).Count > 0).Select(change => change.Shown).ToList();
        var command = survey.Commands.Only(files) ?? survey.Commands.All;
        ShellEnd? end = null;
        var isKept = false;
        try
        {
            await foreach (var e in bench.RunAsync("", [command], async (shell, stop) => end = await shell.RunAsync(command, LongestRun, stop),
                cancellationToken))
                yield return e;
            isKept = end!.ExitCode is 0 or 126 or 127;
        }
        finally
        {
            if (!isKept)
                await TakeBackAsync(plan);
        }

        var run = TestRunReading.Of(command, end, TestRunReading.Outcomes(end, task.Cwd, survey.Framework!.Family), survey.Known);
        if (!isKept)
            foreach (var change in Reversed(plan))
                yield return new FileTouched(agent, change.Shown, change.Kind, change.Diff.Added, change.Diff.Removed, change.Diff.Text);
        var outcome = !isKept ? $"Failed in the work folder, so it was taken back: {(run.Failures is [var first, ..] ? first.Name : $"exit code {end.ExitCode}")}"
            : end.ExitCode is 0 ? "Passes." : "Kept, but not run: the test command is not installed here.";
        Result = found with { Generated = draft.Files(isKept ? draft.Good : [], outcome), Run = run, Notes = draft.Notes };
    }

    private async IAsyncEnumerable<AgentEvent> ApplyAsync(ChangePlan plan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var what = $"write tests: {string.Join(", ", plan.Changes.Select(change => change.Shown))}";
        var finished = new List<FinishedCall>();
        var call = new ToolCall("apply", ReadyChanges.Name, ToolArguments.ToJson(new("apply", ReadyChanges.Name)));
        await foreach (var e in task.Tools.With(new ReadyChanges(plan, what)).RunAsync(agent, [call], finished, cancellationToken))
            yield return e;
        if (finished[0].Denial is { } denial)
            throw new RunException(ErrorKind.Denied, $"Nothing was written: {denial.Reason}.", denial.Hint);
        if (finished[0].Outcome.IsError)
            throw new RunException(ErrorKind.InvalidResult, finished[0].Outcome.Output, "Run the request again.");
    }

    private async Task TakeBackAsync(ChangePlan plan)
    {
        try
        {
            await task.Tools.Changes!.ApplyAsync(Reversed(plan), CancellationToken.None);
        }
        catch (ToolException failure)
        {
            throw new RunException(ErrorKind.Internal, $"The new tests could not be taken back: {failure.Message}",
                "maestro undo takes back what can be, and names the rest.");
        }
    }

    private static List<PlannedChange> Reversed(ChangePlan plan) => [.. plan.Changes.Select(change =>
        new PlannedChange(change.FullPath, change.Shown, change.After, change.Before))];
}
