using System.Text;
using Maestro.Agents.Executor;
using Maestro.Analysis.Mutation;
using Maestro.Analysis.Testing;
using Maestro.Core.Evidence;
using Maestro.Core.Results;

namespace Maestro.Agents.Testing;

/// <summary>Makes small changes to the code, one at a time, on a copy, and sees whether the tests notice.</summary>
/// <param name="chosen">The mutants to try, in this order.</param>
/// <param name="near">Runs the nearest tests; null when they cannot be told apart or chosen.</param>
internal sealed class MutationTrial(
    string cwd, TestFramework framework, IReadOnlyList<Mutant> chosen, int possible, string? near, string all, ProjectFacts facts, TimeSpan budget,
        TimeProvider time)
{
    private const int LongestRun = 600;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, bool> isLoaded = new(StringComparer.Ordinal);
    private readonly List<(Mutant Mutant, MutantEnd End)> tried = [];
    private HashSet<string> passing = [];
    private long start;
    private int limit;

    public MutationRun? Run { get; private set; }

    public List<string> Notes { get; } = [];

    public IReadOnlyList<string> Commands => near is null || near == all ? [all] : [near, all];

    public async Task WorkAsync(TestShell shell, CancellationToken cancellationToken)
    {
        start = time.GetTimestamp();
        using var copy = await TestCopy.MakeAsync(cwd, cancellationToken);
        var first = Commands[0];
        if (await BaselineAsync(shell, copy, first, cancellationToken) is not { } baseline)
            return;
        foreach (var (i, mutant) in chosen.Index())
        {
            if (IsOver)
            {
                Notes.Add($"The time budget of {budget.TotalMinutes:0} min ended it: {i} of {chosen.Count} chosen mutants were looked at.");
                break;
            }

            if (!await IsLoadedAsync(shell, copy, mutant.File, first, cancellationToken))
                continue;
            var (end, by) = await TryAsync(shell, copy, mutant, first, cancellationToken);
            tried.Add((mutant, end));
            shell.Say($"{i + 1} of {chosen.Count}: {mutant.File}:{mutant.Line} {mutant.Kind}: {Said(end)}{by}");
        }

        if (Commands.Count > 1)
            await AgainstAllAsync(shell, copy, cancellationToken);
        Conclude(first, baseline);
        shell.Summary = $"{tried.Count} mutants: {Count(MutantEnd.Killed)} noticed, {Count(MutantEnd.Survived)} unnoticed, {Count(MutantEnd.TimedOut)} timed out, {Count(MutantEnd.DoesNotCompile)} not runnable";
    }

    private bool IsOver => time.GetElapsedTime(start) > budget;

    /// <summary>The tests must pass on the unchanged copy; the second run is the measure, as the first may build and warm up.</summary>
    private async Task<long?> BaselineAsync(TestShell shell, TestCopy copy, string command, CancellationToken cancellationToken)
    {
        var last = 0L;
        for (var i = 1; i <= 2; i++)
        {
            shell.Say($"without a change, run {i} of 2: {command}");
            var end = await shell.RunAsync(copy, command, LongestRun, cancellationToken);
            if (end.ExitCode is not 0)
            {
                Notes.Add(end.Missing(command, facts) is { } missing ? $"No mutants were tried: {missing}" : $"No mutants were tried: without a change `{command}` does not pass on a copy of the work folder. {CommandObservation.Of(command, end.ExitCode, end.Kept, facts).Text}");
                return null;
            }

            last = end.Milliseconds;
            passing = [.. Passing(end, copy)];
        }

        var isBuilt = framework.Family is not (TestFamily.Pytest or TestFamily.Unittest or TestFamily.Jest or TestFamily.Vitest or TestFamily.Mocha or TestFamily.Node or TestFamily.Other);
        limit = Math.Min(LongestRun, (int)(last * 3 / 1000) + (isBuilt ? 60 : 5));
        return last;
    }

    /// <summary>Whether the tests read a file at all: when it is made unreadable, they must fail.</summary>
    private async Task<bool> IsLoadedAsync(TestShell shell, TestCopy copy, string path, string command, CancellationToken cancellationToken)
    {
        if (isLoaded.TryGetValue(path, out var known))
            return known;
        var original = copy.Read(path);
        copy.Write(path, Unreadable(path, original));
        var end = await shell.RunAsync(copy, command, limit, cancellationToken);
        copy.Write(path, original);
        // Go goes on with the other packages, so that every test passes as before although the run as a whole fails.
        var isMissed = end.ExitCode is 0 || (passing.Count > 0 && passing.IsSubsetOf(Passing(end, copy)));
        isLoaded[path] = !isMissed;
        if (isMissed)
        {
            Notes.Add($"Every test of `{command}` passes even when {path} cannot be read: none loads it, so its mutants were not tried.");
            shell.Say($"no test loads {path}");
        }

        return !isMissed;
    }

    /// <summary>Without its package clause a file of Go stops the packages that do not use it too.</summary>
    private static byte[] Unreadable(string path, byte[] original)
    {
        var clause = path.EndsWith(".go", StringComparison.Ordinal)
            ? Encoding.UTF8.GetString(original).Split('\n').FirstOrDefault(line => line.StartsWith("package ", StringComparison.Ordinal)) : null;
        return Encoding.UTF8.GetBytes($"{clause}{(clause is null ? "" : "\n")}(((((\n");
    }

    private IEnumerable<string> Passing(ShellEnd end, TestCopy copy) =>
        TestRunReading.Outcomes(end, copy.Folder, framework.Family).Where(test => test.End is TestEnd.Passed).Select(test => test.Name);

    private async Task<(MutantEnd End, string By)> TryAsync(TestShell shell, TestCopy copy, Mutant mutant, string command, CancellationToken cancellationToken)
    {
        var original = copy.Read(mutant.File);
        var hasMark = original is [0xEF, 0xBB, 0xBF, ..];
        var changed = Strict.GetBytes(mutant.Apply(Strict.GetString(original.AsSpan(hasMark ? 3 : 0))));
        copy.Write(mutant.File, hasMark ? [0xEF, 0xBB, 0xBF, .. changed] : changed);
        var run = await shell.RunAsync(copy, command, limit, cancellationToken);
        copy.Write(mutant.File, original);
        if (run.ExitCode is 0)
            return (MutantEnd.Survived, "");
        var by = TestRunReading.Outcomes(run, copy.Folder, framework.Family).FirstOrDefault(test => test.End is TestEnd.Failed);
        if (run.Kept.TimedOut && by is null)
            return (MutantEnd.TimedOut, "");
        if (!run.Kept.TimedOut && NotRunnable.Is(framework.Family, run.Output))
            return (MutantEnd.DoesNotCompile, "");
        return (MutantEnd.Killed, by is null ? "" : $" by {by.Name}");
    }

    /// <summary>What the nearest tests did not notice, the others may.</summary>
    private async Task AgainstAllAsync(TestShell shell, TestCopy copy, CancellationToken cancellationToken)
    {
        var survivors = tried.Index().Where(entry => entry.Item.End is MutantEnd.Survived).Select(entry => entry.Index).ToList();
        if (survivors.Count == 0)
            return;
        if (IsOver || await BaselineAsync(shell, copy, all, cancellationToken) is null)
        {
            Notes.Add("What survived was tried against the nearest tests alone, not against all.");
            return;
        }

        foreach (var (done, index) in survivors.Index())
        {
            if (IsOver)
            {
                Notes.Add($"{survivors.Count - done} survivors were tried against the nearest tests alone: the time budget ended it.");
                break;
            }

            var (end, by) = await TryAsync(shell, copy, tried[index].Mutant, all, cancellationToken);
            tried[index] = (tried[index].Mutant, end);
            shell.Say($"all tests, {done + 1} of {survivors.Count}: {tried[index].Mutant.File}:{tried[index].Mutant.Line}: {Said(end)}{by}");
        }
    }

    private void Conclude(string command, long baseline)
    {
        var (killed, timedOut, survived) = (Count(MutantEnd.Killed), Count(MutantEnd.TimedOut), Count(MutantEnd.Survived));
        var ran = killed + timedOut + survived;
        Run = new MutationRun(
            command, baseline, possible, tried.Count, killed, survived, timedOut, Count(MutantEnd.DoesNotCompile), ran == 0 ? null
                : Math.Round((double)(killed + timedOut) / ran, 3),
            (long)time.GetElapsedTime(start).TotalMilliseconds,
            [.. tried.Where(entry => entry.End is MutantEnd.Survived).Select(entry => entry.Mutant).OrderBy(mutant => mutant.File, StringComparer.Ordinal)
                .ThenBy(mutant => mutant.Start)
                .Select(mutant => new SurvivedMutant(mutant.File, mutant.Line, mutant.Kind, mutant.Before, mutant.After, mutant.Function.Length > 0
                    ? mutant.Function : null))]);
    }

    private int Count(MutantEnd end) => tried.Count(entry => entry.End == end);

    private static string Said(MutantEnd end) => end switch
    {
        MutantEnd.Killed => "noticed",
        MutantEnd.TimedOut => "timed out",
        MutantEnd.DoesNotCompile => "not runnable",
        _ => "unnoticed",
    };

    private enum MutantEnd
    {
        Killed,
        Survived,
        TimedOut,
        DoesNotCompile,
    }
}
