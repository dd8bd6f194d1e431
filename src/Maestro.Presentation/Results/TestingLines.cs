using System.Globalization;
using Maestro.Core.Results;
using Maestro.Core.Text;
using Maestro.Presentation.Code;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>What was written, run and measured of the tests.</summary>
internal static class TestingLines
{
    private const int MostRows = 20;
    private const int MostMessageLines = 6;

    public static IReadOnlyList<StyledLine> Of(TestingResult result, int width) => ResultLines.Collapsed(All(result, width));

    private static List<StyledLine> All(TestingResult result, int width) =>
    [
        StyledLine.Of(Title(result), Tone.Heading),
        StyledLine.Empty,
        .. FindingTables.Summary(result.Summary, width),
        .. Written(result.Generated, width),
        .. result.Run is { } run ? Ran(run, width) : [],
        .. result.Flaky is { } flaky ? Flaky(flaky, result.Run?.Times ?? 0, width) : [],
        .. result.Coverage is { } coverage ? Covered(coverage, width) : [],
        .. result.Mutation is { } mutation ? Mutated(mutation, width) : [],
        .. Untested(result, width),
        .. ResultLines.Section("Worth testing", [.. result.Suggestions.Take(MostRows)
            .Select(test => $"{FindingTables.Place(test.File, test.Line)}: {test.Test}")], width),
        // The summary may have said some of them already.
        .. ResultLines.Section("Notes", [.. result.Notes.Where(note => !result.Summary.Contains(note, StringComparison.Ordinal))], width),
    ];

    private static string Title(TestingResult result)
    {
        var measured = result.Generated.Count == 0 && (result.Run is not null || result.Coverage is not null || result.Mutation is not null);
        var style = result.Style is null || measured ? "" : $"; the pattern for new tests is {result.Style}";
        return PlainText.Clean(result.TestCommand is not { } command ? result.Framework ?? "No test framework found"
            : result.Framework is not { } framework || framework == command ? $"{command}{style}"
            : $"{framework}: {command}{style}");
    }

    private static IEnumerable<StyledLine> Written(IReadOnlyList<GeneratedTest> generated, int width)
    {
        if (generated.Count == 0)
            yield break;
        foreach (var file in generated)
        {
            yield return StyledLine.Of($"{(file.Kept ? "Written" : "Not kept")}: {PlainText.Clean(file.File)}", file.Kept ? Tone.Success : Tone.Warning);
            foreach (var line in ResultLines.Item(file.Outcome, width).Concat(file.Tests.SelectMany(test => ResultLines.Item(test, width))))
                yield return line;
        }

        yield return StyledLine.Empty;
        foreach (var line in DiffLines.Of(string.Concat(generated.Select(file => file.Diff)), Math.Max(4, width)))
            yield return line;
        yield return StyledLine.Empty;
    }

    private static IEnumerable<StyledLine> Ran(TestRun run, int width)
    {
        var counts = run.Passed is { } passed ? $"{passed} passed, {run.Failed ?? 0} failed, {run.Skipped ?? 0} skipped; " : "";
        var end = run.ExitCode is { } code ? $"exit code {code}" : "stopped at its time limit";
        var times = run.Times > 1 ? $"{run.Times} runs" : "One run";
        return
        [
            .. ResultLines.Wrapped($"{times} of {run.Command}: {counts}{end}, {Seconds(run.DurationMs)}", width, run.ExitCode is 0 ? Tone.Success
                : Tone.Warning),
            .. run.Failures.Take(MostRows).SelectMany(failure => ResultLines.Item(Failed(failure), width)),
            StyledLine.Empty,
        ];
    }

    private static string Failed(TestFailure failure)
    {
        var place = failure is { File: { } file, Line: { } line } && !failure.Name.Contains($"{file}:{line}", StringComparison.Ordinal)
            ? $" at {FindingTables.Place(file, line)}"
            : "";
        return $"{failure.Name}{place}{(failure.Message.Length > 0 ? $"\n{Short(failure.Message)}" : "")}";
    }

    private static IEnumerable<StyledLine> Flaky(IReadOnlyList<FlakyTest> flaky, int times, int width)
    {
        if (flaky.Count == 0)
            return [StyledLine.Of($"No test is flaky as far as {times} runs show.", Tone.Success), StyledLine.Empty];
        var table = new TextTable("Flaky test", "Failed", "When", "What it said");
        foreach (var test in flaky.Take(MostRows))
            table.Add(PlainText.Clean(test.Name), $"{test.Failed} of {test.Runs}", test.When, PlainText.Clean(Short(test.Message)));
        return [.. table.Lines(width), StyledLine.Empty];
    }

    private static IEnumerable<StyledLine> Covered(TestCoverage coverage, int width)
    {
        var table = new TextTable("File", "Covered", "Lines not covered");
        foreach (var file in coverage.Files.Take(MostRows))
            table.Add(PlainText.Clean(file.File), $"{file.Covered} of {file.Lines}, {Percent(file.Percent)}", string.Join(", ", file.Uncovered.Take(12)));
        var more = coverage.Files.Count > MostRows ? [StyledLine.Of($"  and {coverage.Files.Count - MostRows} more (--format json shows all)", Tone.Dim)]
            : Array.Empty<StyledLine>();
        return
        [
            StyledLine.Of($"Coverage by {coverage.Tool}: {coverage.Covered} of {coverage.Lines} {coverage.Unit}, {Percent(coverage.Percent)}", Tone.Heading),
            .. table.Lines(width), .. more, StyledLine.Empty,
        ];
    }

    private static IEnumerable<StyledLine> Mutated(MutationRun run, int width)
    {
        var score = run.Score is { } value ? $"noticed {Percent(value * 100)}" : "none could be judged";
        var table = new TextTable("Where", "Kind", "Change that no test noticed");
        foreach (var mutant in run.Survivors.Take(MostRows))
            table.Add(
                $"{FindingTables.Place(mutant.File, mutant.Line)}{(mutant.Function is null ? "" : $"\n{PlainText.Clean(mutant.Function)}")}", mutant.Kind,
                PlainText.Clean($"{mutant.Before}  becomes  {(mutant.After.Length == 0 ? "nothing" : mutant.After)}"));
        return
        [
            StyledLine.Of($"Mutation testing: {score}", Tone.Heading),
            .. ResultLines.Wrapped(
                $"{run.Tried} of {run.Possible} possible changes tried in {Seconds(run.DurationMs)} with {run.Command}: {run.Killed} noticed, {run.Survived} unnoticed, "
                + $"{run.TimedOut} timed out, {run.DoesNotCompile} not runnable", width),
            .. run.Survivors.Count > 0 ? table.Lines(width) : [],
            .. run.Survivors.Count > MostRows ? [StyledLine.Of($"  and {run.Survivors.Count - MostRows} more (--format json shows all)", Tone.Dim)]
                : Array.Empty<StyledLine>(),
            StyledLine.Empty,
        ];
    }

    private static IEnumerable<StyledLine> Untested(TestingResult result, int width)
    {
        if (result.Untested.Count == 0)
            return [];
        var table = new TextTable("No test names", "Where", "Ways through it");
        foreach (var function in result.Untested.Take(MostRows))
            table.Add(PlainText.Clean(function.Name), FindingTables.Place(function.File, function.Line), function.Ways.ToString(CultureInfo.InvariantCulture));
        return [.. table.Lines(width), .. FindingTables.More(result.Untested.Count)];
    }

    /// <summary>The first lines, or those that pytest marks: the line that failed and why.</summary>
    private static string Short(string message)
    {
        var lines = message.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        var marked = lines.FindAll(line => line.StartsWith("> ", StringComparison.Ordinal) || line.StartsWith("E  ", StringComparison.Ordinal));
        return string.Join('\n', (marked.Exists(line => line[0] is 'E') ? marked.Select(line => line[1..].Trim()) : lines).Take(MostMessageLines));
    }

    private static string Percent(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.#} %");

    private static string Seconds(long milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000.0:0.0} s");
}
