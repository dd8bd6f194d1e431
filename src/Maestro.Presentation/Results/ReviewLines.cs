using Maestro.Core.Results;
using Maestro.Core.Text;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>A review: the verdict, the issues as a table, what was measured and what to do first.</summary>
internal static class ReviewLines
{
    public static IReadOnlyList<StyledLine> Of(ReviewerResult result, int width) =>
    [
        .. Verdict(result),
        StyledLine.Empty,
        .. FindingTables.Summary(result.Summary, width),
        .. result.Issues.Count > 0 ? Issues(result.Issues).Lines(width) : [StyledLine.Of("No issues.")],
        .. FindingTables.More(result.Issues.Count),
        .. ResultLines.Section("Recommended", result.Recommendations, width),
        .. FindingTables.Metrics(result.Metrics, width),
    ];

    private static IEnumerable<StyledLine> Verdict(ReviewerResult result)
    {
        if (result.Score is not { } score)
            return [StyledLine.Of("Nothing to review", Tone.Heading)];
        return [StyledLine.Of($"{(result.Approved ? "Approved" : "Changes requested")}, score {score} of 100{FindingTables.ScoreParts(result.Metrics)}",
            result.Approved ? Tone.Success : Tone.Warning)];
    }

    private static TextTable Issues(IReadOnlyList<ReviewIssue> issues)
    {
        var table = new TextTable("Severity", "Where", "Kind", "What", "Fix", "Sure", "By");
        foreach (var issue in issues.Take(FindingTables.MostRows))
            table.Add(
                FindingTables.Severity(issue.Severity), FindingTables.Place(issue.File, issue.Line, issue.EndLine), PlainText.Clean(issue.Category),
                    PlainText.Clean(issue.Message),
                PlainText.Clean(issue.Fix), FindingTables.Percent(issue.Confidence), issue.Source);
        return table;
    }
}
