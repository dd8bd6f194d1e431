using System.Globalization;
using System.Text;
using Maestro.Core.Evidence;

namespace Maestro.Models.Builtin;

/// <summary>Sums up what an analysis found: how much, of what kind, and what to look at first.</summary>
internal static class FindingsReply
{
    private const int MostNamed = 5;

    public static string Write(TaskEvidence evidence)
    {
        if (evidence.Facts is not { Files: > 0 })
            return $"No model: built-in analysis. {evidence.Facts?.WhyEmpty() ?? "The folder was not read"}.\n";
        var findings = evidence.Findings ?? [];
        var text = new StringBuilder($"No model: built-in analysis of {evidence.Scope}. ");
        foreach (var note in evidence.Notes ?? [])
            text.Append($"{note} ");
        if (findings.Count == 0)
            return text.AppendLine($"Nothing was found{LookedAt(evidence.Metrics ?? [])}. That is no proof: the analysis knows patterns, not what the code is meant to do.").ToString();
        var counts = findings.GroupBy(finding => finding.Severity).OrderByDescending(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}");
        text.AppendLine($"Found: {string.Join(", ", counts)}; most of it {string.Join(" and ", findings.GroupBy(finding => finding.Category).OrderByDescending(group => group.Count()).Take(2).Select(group => group.Key))}.");
        text.AppendLine().AppendLine("Look first at:");
        foreach (var alike in findings.GroupBy(finding => finding.Rule).Take(MostNamed))
            text.AppendLine($"- {alike.First().File}:{alike.First().Line}: {alike.First().Message}{(alike.Count() > 1 ? $" (and {alike.Count() - 1} more of {alike.Key})" : "")}");
        return text.ToString();
    }

    /// <summary>What was counted, so that it is seen how much there was to find anything in.</summary>
    private static string LookedAt(IEnumerable<CodeMetric> metrics) =>
        string.Join(", ", metrics.Where(metric => metric.Value > 0).Select(metric => $"{metric.Name} {metric.Value.ToString("#,0.#", CultureInfo.InvariantCulture)}")) is { Length: > 0 } counts
            ? $" ({counts})"
            : "";
}
