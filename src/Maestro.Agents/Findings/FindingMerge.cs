using Maestro.Core.Evidence;

namespace Maestro.Agents.Findings;

/// <summary>Joins what the analysis found with what a model says. A model can lower the confidence of a finding but not take it away: what it reads may have
/// been written to fool it.</summary>
internal static class FindingMerge
{
    private const double Doubted = 0.3;
    private const int SamePlace = 2;

    public static IReadOnlyList<CodeFinding> Join(IReadOnlyList<CodeFinding> found, ReadFindings said)
    {
        var why = said.Doubts.Where(doubt => doubt.Finding >= 1 && doubt.Finding <= found.Count).GroupBy(doubt => doubt.Finding - 1)
            .ToDictionary(group => group.Key, group => group.First().Why);
        var kept = found.Select((finding, i) => why.TryGetValue(i, out var reason) ? Doubt(finding, reason) : finding).ToList();
        var added = said.Added.Where(finding => !kept.Exists(known => IsSame(known, finding)));
        return
        [
            .. kept.Concat(added).OrderByDescending(finding => finding.Severity).ThenByDescending(finding => finding.Confidence)
                .ThenBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line),
        ];
    }

    private static CodeFinding Doubt(CodeFinding finding, string reason) => finding with
    {
        Confidence = Math.Min(finding.Confidence, Doubted),
        Explanation = reason.Length > 0 ? $"{finding.Explanation} The model doubts it: {reason}" : $"{finding.Explanation} The model doubts it.",
    };

    private static bool IsSame(CodeFinding known, CodeFinding other) =>
        known.File == other.File && Math.Abs(known.Line - other.Line) <= SamePlace
        && (known.Category.Equals(other.Category, StringComparison.OrdinalIgnoreCase) || known.Rule.Equals(other.Rule, StringComparison.OrdinalIgnoreCase)
            || (known.Cwe is not null && known.Cwe == other.Cwe));
}
