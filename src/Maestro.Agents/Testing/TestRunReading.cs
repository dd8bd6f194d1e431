using Maestro.Analysis.Testing;
using Maestro.Core.Results;
using Maestro.Core.Text;

namespace Maestro.Agents.Testing;

/// <summary>Reads what came of a run of tests.</summary>
internal static class TestRunReading
{
    private const int MostFailures = 30;

    /// <summary>Some file systems know the time of a change to two seconds only.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    /// <param name="known">The files of the repository.</param>
    public static TestRun Of(
        string command, ShellEnd end, IReadOnlyList<TestOutcome> outcomes, IReadOnlyCollection<string> known, int times = 1, long? milliseconds = null)
    {
        var summary = TestOutcomes.Counts(end.Output);
        (int Passed, int Failed, int Skipped)? counts = outcomes.Count > 0
            ? (Count(outcomes, TestEnd.Passed), Count(outcomes, TestEnd.Failed), Count(outcomes, TestEnd.Skipped))
            : summary;
        // Vitest counts skipped tests, and names none of them.
        if (counts is { Skipped: 0 } named && summary is { Skipped: > 0 } told && (told.Passed, told.Failed) == (named.Passed, named.Failed))
            counts = told;
        return new TestRun(command, end.ExitCode, counts?.Passed, counts?.Failed, counts?.Skipped, times, milliseconds ?? end.Milliseconds,
            [.. outcomes.Where(test => test.End is TestEnd.Failed).Take(MostFailures).Select(test => Failure(test, end.Output, known))]);
    }

    /// <summary>How each test ended: from the output, else from the reports that Maven and Gradle leave.</summary>
    public static IReadOnlyList<TestOutcome> Outcomes(ShellEnd end, string folder, TestFamily family)
    {
        if (family is not (TestFamily.Maven or TestFamily.Gradle))
            return TestOutcomes.Read(end.Output);
        // A report of an earlier run says nothing of this one.
        var reports = Directory.EnumerateFiles(folder, "TEST-*.xml", SearchOption.AllDirectories)
            .Where(path => path.Contains("surefire-reports", StringComparison.Ordinal) || path.Contains("test-results", StringComparison.Ordinal))
            .Where(path => File.GetLastWriteTimeUtc(path) >= end.Started.UtcDateTime - Slack);
        return [.. reports.Order(StringComparer.Ordinal).SelectMany(path => JUnitReport.Read(File.ReadAllText(path)))];
    }

    private static int Count(IReadOnlyList<TestOutcome> outcomes, TestEnd end) => outcomes.Count(test => test.End == end);

    private static TestFailure Failure(TestOutcome test, string output, IReadOnlyCollection<string> known)
    {
        var message = test.Message.Length > 0 ? test.Message : FailureMessages.Of(output, test.Name);
        var place = FailurePlace.Of(test.Name, message, known);
        return new TestFailure(test.Name, Secrets.Mask(message), place?.File, place?.Line);
    }
}
