using Maestro.Core.Evidence;

namespace Maestro.Agents.Findings;

/// <summary>100 less what each finding takes away by its severity and confidence, divided by the root of the thousands of lines: a large project has more
/// faults, and each still counts.</summary>
/// <param name="Parts">How it came about: what the findings of each severity took away.</param>
internal sealed record FindingScore(int? Value, IReadOnlyList<CodeMetric> Parts)
{
    /// <summary>Below this a finding is a doubt and fails nothing.</summary>
    public const double Certain = 0.5;

    public static FindingScore Of(IReadOnlyList<CodeFinding> findings, int lines)
    {
        if (lines == 0)
            return new FindingScore(null, []);
        var size = Math.Max(1, Math.Sqrt(lines / 1000.0));
        var parts = findings.Where(finding => finding.Severity > FindingSeverity.Info).GroupBy(finding => finding.Severity)
            .OrderByDescending(group => group.Key)
            .Select(group => new CodeMetric(
                $"score, {group.Count()} {group.Key.ToString().ToLowerInvariant()}",
                    -Math.Round(group.Sum(finding => Weight(finding.Severity) * finding.Confidence) / size, 1))).ToList();
        return new FindingScore((int)Math.Round(Math.Max(0, 100 + parts.Sum(part => part.Value))), parts);
    }

    public static bool IsSevere(CodeFinding finding) => finding is { Severity: >= FindingSeverity.High, Confidence: >= Certain };

    private static int Weight(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Critical => 25,
        FindingSeverity.High => 12,
        FindingSeverity.Medium => 4,
        FindingSeverity.Low => 1,
        _ => 0,
    };
}
