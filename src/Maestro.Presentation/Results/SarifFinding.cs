using Maestro.Core.Evidence;
using Maestro.Core.Results;

namespace Maestro.Presentation.Results;

/// <summary>What SARIF needs of a finding, whichever result it stands in.</summary>
internal sealed record SarifFinding(
    string Rule, FindingSeverity Severity, string File, int Line, int EndLine, string Message, string Help, string? Cwe, double Confidence, string Source)
{
    public static IReadOnlyList<SarifFinding>? In(AgentResult result) => result switch
    {
        ReviewerResult review => [.. review.Issues.Select(issue => new SarifFinding(
            issue.Category, issue.Severity, issue.File, issue.Line, issue.EndLine, issue.Message, Joined(issue.Explanation, issue.Fix), null, issue.Confidence,
                issue.Source))],
        SecurityResult security =>
        [
            .. security.Vulnerabilities.Select(item => new SarifFinding(
                item.Rule, item.Severity, item.File, item.Line, item.Line, item.Description, item.Remediation, item.Cwe, item.Confidence, item.Source)),
            .. security.Secrets.Select(secret => new SarifFinding(
                "hardcoded-secret", secret.Severity, secret.File, secret.Line, secret.Line, secret.Kind, secret.Remediation, "CWE-798", secret.Confidence,
                    secret.Source)),
        ],
        PerformanceResult performance => [.. performance.Bottlenecks.Select(item => new SarifFinding(
            item.Kind, item.Severity, item.File, item.Line, item.Line, item.Description, item.Suggestion, null, item.Confidence, item.Source))],
        DevopsResult devops => [.. devops.Findings.Select(item => new SarifFinding(
            item.Rule, item.Severity, item.File, item.Line, item.Line, item.Message, Joined(item.Explanation, item.Fix), null, item.Confidence, item.Source))],
        DataResult found => [.. found.Findings.Where(item => item.Source != "database").Select(item => new SarifFinding(
            item.Rule, item.Severity, item.File, item.Line, item.Line, item.Message, Joined(item.Explanation, item.Fix), null, item.Confidence, item.Source))],
        _ => null,
    };

    private static string Joined(string why, string fix) => $"{why} {fix}".Trim();
}
