using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks;

/// <summary>What a scan found, worst first, and what it counted.</summary>
public sealed record ScanReport(IReadOnlyList<CodeFinding> Findings, IReadOnlyList<CodeMetric> Metrics)
{
    internal static IReadOnlyList<CodeFinding> Sorted(IEnumerable<CodeFinding> findings) =>
        [.. findings.OrderByDescending(finding => finding.Severity).ThenByDescending(finding => finding.Confidence)
            .ThenBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line)];
}
