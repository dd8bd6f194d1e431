using System.Globalization;
using System.Text;
using Maestro.Core.Evidence;
using Maestro.Core.Results;

namespace Maestro.Models.Builtin;

/// <summary>Says how a project is tested and what was measured of it; writing tests needs a model.</summary>
internal static class TestingReply
{
    private const int MostNamed = 5;
    private const int MostNotes = 2;

    public static string Write(TaskEvidence evidence)
    {
        if (evidence.Facts is not { Files: > 0 } || evidence.Tests is not { } tests)
            return $"No model: built-in analysis. {evidence.Facts?.WhyEmpty() ?? "The folder was not read"}.\n";
        var found = tests.Measured;
        var text = new StringBuilder($"No model: built-in analysis of {evidence.Scope}. ");
        text.Append(found.Framework is { } framework ? $"The tests here are run by {framework}." : "No test framework was found here.");
        foreach (var sentence in Measured(found))
            text.Append(' ').Append(sentence);
        foreach (var note in found.Notes.Take(MostNotes))
            text.Append(' ').Append(note);
        text.AppendLine();
        if (tests.WantsTests)
            text.AppendLine().AppendLine("Writing tests needs a model. Known without one is what no test names.");
        var first = First(found).Take(MostNamed).ToList();
        if (first.Count > 0)
            text.AppendLine().AppendLine("Test first:");
        foreach (var line in first)
            text.AppendLine($"- {line}");
        if (tests.WantsTests)
            text.AppendLine().AppendLine(Configure.Model);
        return text.ToString();
    }

    private static IEnumerable<string> Measured(TestingResult found)
    {
        if (found.Run is { } run)
            yield return $"{(run.Times > 1 ? $"{run.Times} runs" : "One run")} of `{run.Command}`: {Counts(run)}.";
        if (found.Flaky is { } flaky)
            yield return flaky.Count == 0
                ? "Every test ended alike each time; that makes it likely, not certain, that none is flaky."
                : $"{flaky.Count} did not always end alike.";
        if (found.Coverage is { } coverage)
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{coverage.Tool}: {coverage.Covered} of {coverage.Lines} {coverage.Unit} covered, {coverage.Percent:0.#} %.");
        if (found.Mutation is { Tried: > 0 } mutation)
            yield return $"Of {mutation.Tried} small changes to the code the tests noticed {mutation.Killed + mutation.TimedOut}, and {mutation.Survived} passed unnoticed.";
    }

    private static string Counts(TestRun run) => run.Passed is { } passed
        ? $"{passed} passed, {run.Failed ?? 0} failed, {run.Skipped ?? 0} skipped"
        : run.ExitCode is { } code ? $"exit code {code}" : "stopped at its time limit";

    private static IEnumerable<string> First(TestingResult found) =>
    [
        .. (found.Flaky ?? []).Select(test => $"{test.Name} failed {test.Failed} of {test.Runs} times"),
        .. (found.Mutation?.Survivors ?? []).DistinctBy(mutant => (mutant.File, mutant.Line))
            .Select(mutant => $"{mutant.File}:{mutant.Line}: no test notices `{mutant.Before}` becoming `{mutant.After}`"),
        .. found.Untested.Select(function => $"{function.File}:{function.Line}: no test names {function.Name} ({(function.Ways == 1 ? "one way" : $"{function.Ways} ways")} through it)"),
    ];
}
