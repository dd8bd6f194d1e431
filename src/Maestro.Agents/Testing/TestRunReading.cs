using Maestro.Analysis.Testing;
using Maestro.Core.Results;
using Maestro.Core.Text;

namespace Maestro.Agents.Testing;

/// <summary>Reads what came of a run of tests.</summary>
internal static class TestRunReading
{
    private const int MostFailures = 30;

    public static TestRun Of(string command, ShellEnd end, IReadOnlyList<TestOutcome> outcomes, int times = 1, long? milliseconds = null)
    {
        (int Passed, int Failed, int Skipped)? counts = outcomes.Count > 0
            ? (outcomes.Count(test => test.End is TestEnd.Passed), outcomes.Count(test => test.End is TestEnd.Failed),
                outcomes.Count(test => test.End is TestEnd.Skipped))
            : TestOutcomes.Counts(end.Output);
        var failures = outcomes.Where(test => test.End is TestEnd.Failed).Take(MostFailures)
            .Select(test => new TestFailure(test.Name, Secrets.Mask(FailureMessages.Of(end.Output, test.Name))));
        return new TestRun(command, end.ExitCode, counts?.Passed, counts?.Failed, counts?.Skipped, times, milliseconds ?? end.Milliseconds, [.. failures]);
    }

    /// <summary>How each test ended: from the output, else from the reports that Maven and Gradle leave.</summary>
    public static IReadOnlyList<TestOutcome> Outcomes(ShellEnd end, string folder, TestFamily family)
    {
        if (family is not (TestFamily.Maven or TestFamily.Gradle))
            return TestOutcomes.Read(end.Output);
        var reports = Directory.EnumerateFiles(folder, "TEST-*.xml", SearchOption.AllDirectories)
            .Where(path => path.Contains("surefire-reports", StringComparison.Ordinal) || path.Contains("test-results", StringComparison.Ordinal));
        return [.. reports.Order(StringComparer.Ordinal).SelectMany(path => JUnitReport.Read(File.ReadAllText(path)))];
    }
}
