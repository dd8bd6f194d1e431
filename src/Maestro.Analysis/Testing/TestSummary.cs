using System.Globalization;
using System.Text.RegularExpressions;

namespace Maestro.Analysis.Testing;

/// <summary>How many tests passed, failed and were skipped, as the program that ran them sums them up.</summary>
public static partial class TestSummary
{
    /// <summary>The counts of all summaries that are spread over lines or said once for each part of a project; null when there is none.</summary>
    public static (int Passed, int Failed, int Skipped)? Of(string output) =>
        Sum(CargoEnd().Matches(output)) ?? Sum(VsTestEnd().Matches(output)) ?? Ran(SurefireEnd().Matches(output))
        ?? Ran(UnittestEnd().Matches(output)) ?? Sum(VitestEnd().Matches(output).TakeLast(1)) ?? Lines(output);

    private static (int Passed, int Failed, int Skipped)? Sum(IEnumerable<Match> ends) => ends.ToList() is { Count: > 0 } found
        ? (found.Sum(end => Number(end, "passed")), found.Sum(end => Number(end, "failed")), found.Sum(end => Number(end, "skipped"))) : null;

    /// <summary>Of programs that say how many ran, the failed and skipped ones among them.</summary>
    private static (int Passed, int Failed, int Skipped)? Ran(IEnumerable<Match> ends)
    {
        if (ends.ToList() is not { Count: > 0 } found)
            return null;
        var (failed, skipped) = (found.Sum(end => Number(end, "failed") + Number(end, "errors")), found.Sum(end => Number(end, "skipped") + Number(end, "expected")));
        return (found.Sum(end => Number(end, "ran")) - failed - skipped, failed, skipped);
    }

    /// <summary>A line for each number, as node and mocha write them.</summary>
    private static (int Passed, int Failed, int Skipped)? Lines(string output)
    {
        int Last(string words) =>
            Regex.Matches(output, $@"^\s*(?:[#ℹ] (?:{words}) (?<n>\d+)|(?<n>\d+) (?:{words})(?: \(\d+\w+\))?)\s*$", RegexOptions.Multiline)
            .LastOrDefault() is { } match ? Number(match, "n") : -1;
        var (passed, failed, skipped) = (Last("pass|passing"), Last("fail|failing"), Last("skipped|skip|pending"));
        return passed < 0 && failed < 0 ? null : (Math.Max(0, passed), Math.Max(0, failed), Math.Max(0, skipped));
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^test result: \w+\. (?<passed>\d+) passed; (?<failed>\d+) failed; (?<skipped>\d+) ignored;", RegexOptions.Multiline)]
    private static partial Regex CargoEnd();

    [GeneratedRegex(@"^(?:Passed|Failed|Skipped)!\s+- Failed:\s*(?<failed>\d+), Passed:\s*(?<passed>\d+), Skipped:\s*(?<skipped>\d+)", RegexOptions.Multiline)]
    private static partial Regex VsTestEnd();

    // The lines of single classes go on with the time.
    [GeneratedRegex(@"^(?:\[\w+\] +)?Tests run: (?<ran>\d+), Failures: (?<failed>\d+), Errors: (?<errors>\d+), Skipped: (?<skipped>\d+)\s*$", RegexOptions.Multiline)]
    private static partial Regex SurefireEnd();

    [GeneratedRegex(@"^Ran (?<ran>\d+) tests? in .*\n\s*\n(?:OK|FAILED)(?: \((?:(?:failures=(?<failed>\d+)|errors=(?<errors>\d+)|skipped=(?<skipped>\d+)|expected failures=(?<expected>\d+)|[\w ]+=\d+)(?:, )?)+\))?", RegexOptions.Multiline)]
    private static partial Regex UnittestEnd();

    [GeneratedRegex(@"^\s+Tests  (?:(?:(?<failed>\d+) failed|(?<passed>\d+) passed|(?<skipped>\d+) skipped|\d+ \w+)(?: \| )?)+ \(\d+\)", RegexOptions.Multiline)]
    private static partial Regex VitestEnd();
}
