using System.Text.RegularExpressions;

namespace Maestro.Analysis.Testing;

/// <summary>How a test ended.</summary>
public enum TestEnd
{
    Passed,
    Failed,
    Skipped,
}

/// <summary>A test with its end, as the program that ran it printed it.</summary>
/// <param name="Message">What it said where a report holds it; else it is to be found in the output.</param>
public sealed record TestOutcome(string Name, TestEnd End, string Message = "");

/// <summary>Reads out of the output of a test run how each test ended, in the forms that the usual programs print.</summary>
public static partial class TestOutcomes
{
    /// <summary>Each test once, in the order of the output; empty when it does not say.</summary>
    public static IReadOnlyList<TestOutcome> Read(string output)
    {
        var lines = output.Split('\n').Select(line => line.TrimEnd('\r', ' ')).ToList();
        IReadOnlyList<TestOutcome>[] readings = [Tap.Read(lines), Marks.Read(lines), GoTests.Read(lines), Plain(lines)];
        return [.. readings.MaxBy(reading => reading.Count)!.DistinctBy(outcome => outcome.Name)];
    }

    /// <summary>The counts that a summary line names, where the tests are not named one by one.</summary>
    public static (int Passed, int Failed, int Skipped)? Counts(string output)
    {
        if (TestSummary.Of(output) is { } summary)
            return summary;
        foreach (var line in output.Split('\n').Reverse())
        {
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (Match match in Count().Matches(line))
                found[match.Groups["what"].Value.ToLowerInvariant()] = match.Groups["n"].Value;
            if (found.Count > 0)
                return (Number(found, "passed", "passing", "pass", "succeeded"), Number(found, "failed", "failing", "fail", "failures"),
                    Number(found, "skipped", "pending", "ignored"));
        }

        return null;
    }

    private static List<TestOutcome> Plain(List<string> lines)
    {
        var found = new List<TestOutcome>();
        var pending = "";
        foreach (var line in lines)
        {
            if (Named().Match(line) is { Success: true } named)
                found.Add(new TestOutcome(named.Groups["name"].Value.Trim(), End(named.Groups["end"].Value)));
            else if (Unittest().Match(line) is { Success: true } test)
                found.Add(new TestOutcome(test.Groups["name"].Success ? test.Groups["name"].Value : pending, End(test.Groups["end"].Value)));
            pending = UnittestName().Match(line) is { Success: true } name ? name.Groups["name"].Value : pending;
        }

        return [.. found.Where(outcome => outcome.Name.Length > 0)];
    }

    internal static TestEnd End(string word) => word.ToLowerInvariant() switch
    {
        "passed" or "ok" or "pass" or "xpass" => TestEnd.Passed,
        // What is known to fail did not pass; the programs count it apart, their reports with what was skipped.
        "skipped" or "skip" or "ignored" or "expected failure" or "xfail" => TestEnd.Skipped,
        _ => TestEnd.Failed,
    };

    private static int Number(Dictionary<string, string> counts, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (counts.TryGetValue(name, out var value))
                return int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        return 0;
    }

    // pytest -v, pytest-xdist, cargo test, dotnet test of both runners.
    [GeneratedRegex(@"^(?<name>\S+::.+?) (?<end>PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)\b|^\[gw\d+\] \[ *\d+%\] (?<end>PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS) (?<name>\S+::.*)$"
        + @"|^test (?<name>\S.*?) \.\.\. (?<end>ok|FAILED|ignored)|^\s*(?<end>Passed|Failed|Skipped|passed|failed|skipped) (?<name>\S.*?)(?: \[[^\]]*\d[^\]]*\]| \(\d[^)]*\))$")]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?:(?<name>\w+ \([\w.]+\)).*?|.*?) ?\.\.\. (?<end>ok|FAIL|ERROR|skipped|expected failure|unexpected success)\b")]
    private static partial Regex Unittest();

    [GeneratedRegex(@"^(?<name>\w+ \([\w.]+\))")]
    private static partial Regex UnittestName();

    [GeneratedRegex(@"\b(?<n>\d+) (?<what>passed|failed|skipped|ignored|passing|failing|pending)\b|\b(?<what>passed|failed|skipped|succeeded|failures|pass|fail)(?:\s*[:=]\s*| )(?<n>\d+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Count();
}
