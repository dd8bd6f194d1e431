using Maestro.Agents.Executor;
using Maestro.Analysis.Testing;
using Maestro.Core.Evidence;
using Maestro.Core.Results;

namespace Maestro.Agents.Testing;

/// <summary>Runs the tests several times and finds those that do not always end alike.</summary>
/// <param name="known">The files of the repository.</param>
internal sealed class RepeatedRuns(
    TestFramework framework, TestCommands commands, TestingWish wish, string folder, IReadOnlyCollection<string> known, ProjectFacts facts, TimeProvider time)
{
    private const int LongestRun = 600;
    private const int FirstSeed = 1;

    private readonly List<(bool IsShuffled, ShellEnd End, IReadOnlyList<TestOutcome> Outcomes)> runs = [];

    public TestRun? Run { get; private set; }

    /// <summary>Null when there is nothing to compare.</summary>
    public IReadOnlyList<FlakyTest>? Flaky { get; private set; }

    public List<string> Notes { get; } = [];

    /// <summary>Every command that may be run: every second time in another order, where the program can.</summary>
    public IReadOnlyList<string> Commands => [.. Enumerable.Range(0, wish.Times).Select(CommandOf).Distinct()];

    public async Task WorkAsync(TestShell shell, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        for (var i = 0; i < wish.Times; i++)
        {
            var command = CommandOf(i);
            shell.Say($"run {i + 1} of {wish.Times}: {command}");
            var end = await shell.RunAsync(command, LongestRun, cancellationToken);
            runs.Add((IsShuffled(i), end, TestRunReading.Outcomes(end, folder, framework.Family)));
            var spent = time.GetElapsedTime(start);
            if (runs[^1].Outcomes.Count == 0 && end.Missing(command, facts) is { } missing)
            {
                Notes.Add($"The tests were not run: {missing}");
                shell.Summary = Notes[^1];
                return;
            }

            if (end.ExitCode is null || (i + 1 < wish.Times && spent + TimeSpan.FromMilliseconds(end.Milliseconds) > wish.Budget))
            {
                Notes.Add(end.ExitCode is null ? $"Run {i + 1} was stopped after {LongestRun} s." : $"The time budget of {wish.Budget.TotalMinutes:0} min ended it after {i + 1} of {wish.Times} runs.");
                break;
            }
        }

        Conclude((long)time.GetElapsedTime(start).TotalMilliseconds);
        shell.Summary = Flaky is null ? "nothing to compare" : Flaky.Count == 0 ? $"{runs.Count} runs, none flaky" : $"{runs.Count} runs, {Flaky.Count} flaky";
    }

    private void Conclude(long milliseconds)
    {
        var (_, last, outcomes) = runs[^1];
        Run = TestRunReading.Of(CommandOf(0), last, outcomes, known, runs.Count, milliseconds);
        if (runs.Count == 1 || runs.TrueForAll(run => run.Outcomes.Count == 0 && run.End.ExitCode is not 0))
        {
            Notes.Add(runs.Count == 1 ? "One run alone does not show whether a test is flaky." : $"No run got as far as a test, so nothing can be said about flaky ones. {CommandObservation.Of(CommandOf(0), last.ExitCode, last.Kept, facts).Text}");
            return;
        }

        var ends = runs.SelectMany(run => run.Outcomes.Select(test => (test.Name, test.End, run.IsShuffled, Run: run.End))).GroupBy(test => test.Name)
            .Where(test => test.Any(run => run.End is TestEnd.Failed) && test.Any(run => run.End is TestEnd.Passed));
        Flaky = [.. ends.Select(test => Unsteady(test.Key, [.. test])).OrderByDescending(test => test.Failed)
            .ThenBy(test => test.Name, StringComparer.Ordinal)];
        if (runs.TrueForAll(run => run.Outcomes.Count == 0))
        {
            Notes.Add("The output does not name the tests one by one, so only whole runs could be compared.");
            var failed = runs.Count(run => run.End.ExitCode is not 0);
            if (failed > 0 && failed < runs.Count)
                Flaky = [new FlakyTest("(the whole run)", runs.Count - failed, failed, runs.Count,
                    When(runs.Where(run => run.End.ExitCode is not 0).All(run => run.IsShuffled)), "")];
        }
        else if (runs.Select(run => run.Outcomes.Count).Distinct().Count() > 1)
        {
            Notes.Add($"Not every run had the same tests: from {runs.Min(run => run.Outcomes.Count)} to {runs.Max(run => run.Outcomes.Count)}.");
        }

        if (commands.Shuffled(FirstSeed) is null)
            Notes.Add($"{framework.Called} cannot change the order of the tests here, so tests that depend on each other may stay hidden.");
    }

    private static FlakyTest Unsteady(string name, List<(string Name, TestEnd End, bool IsShuffled, ShellEnd Run)> ends)
    {
        var failed = ends.FindAll(test => test.End is TestEnd.Failed);
        return new FlakyTest(
            name, ends.Count(test => test.End is TestEnd.Passed), failed.Count, ends.Count, When(failed.TrueForAll(test => test.IsShuffled)),
                FailureMessages.Of(failed[0].Run.Output, name));
    }

    private static string When(bool onlyShuffled) => onlyShuffled ? "in another order" : "in the same order";

    private bool IsShuffled(int i) => i % 2 == 1 && commands.Shuffled(FirstSeed) is not null;

    private string CommandOf(int i) => (i % 2 == 1 ? commands.Shuffled(FirstSeed + (i / 2)) : null) ?? commands.All;
}
