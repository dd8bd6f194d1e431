using System.Globalization;
using Maestro.Core.Evidence;
using Maestro.Core.Text;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>What the results of the agents that look for faults have in common.</summary>
internal static class FindingTables
{
    private const string ScorePart = "score, ";

    /// <summary>More rows are for a program to read.</summary>
    public const int MostRows = 50;

    public static string Place(string file, int line, int? endLine = null) => PlainText.Clean(endLine > line ? $"{file}:{line}-{endLine}" : $"{file}:{line}");

    public static string Severity(FindingSeverity severity) => severity.ToString().ToLowerInvariant();

    public static string Percent(double confidence) => confidence.ToString("0%", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The rule stands below the place; who found it is said where it was not always the same.</summary>
    public static IEnumerable<StyledLine> Lines(
        IEnumerable<(FindingSeverity Severity, string File, int Line, string Rule, string Message, string Fix, double Confidence, string Source)> findings, int width)
    {
        var shown = findings.ToList();
        if (shown.Count == 0)
            return [];
        var isMixed = shown.Select(finding => finding.Source).Distinct().Count() > 1;
        var table = new TextTable(["Severity", "Where", "What", "Fix", "Sure", .. isMixed ? ["By"] : Array.Empty<string>()]);
        foreach (var finding in shown.Take(MostRows))
            table.Add([
                Severity(finding.Severity), $"{Place(finding.File, finding.Line)}\n{PlainText.Clean(finding.Rule)}", PlainText.Clean(finding.Message), PlainText.Clean(finding.Fix),
                Percent(finding.Confidence), .. isMixed ? [finding.Source] : Array.Empty<string>()]);
        return [StyledLine.Empty, StyledLine.Of("Findings", Tone.Heading), .. table.Lines(width), .. More(shown.Count)];
    }

    public static IEnumerable<StyledLine> More(int count) =>
        count > MostRows ? [StyledLine.Of($"  and {count - MostRows} more (--format json shows all)", Tone.Dim)] : [];

    public static IEnumerable<StyledLine> Metrics(IReadOnlyList<CodeMetric> metrics, int width) =>
        ResultLines.Section("Measured", [.. metrics.Where(metric => !IsScorePart(metric))
            .Select(metric => $"{metric.Name}: {metric.Value.ToString("#,0.##", CultureInfo.InvariantCulture)}{(metric.Where is null ? "" : $" ({metric.Where})")}")], width);

    /// <summary>What took how much from the score: <c>: 1 high −10.8, 2 low −1.5</c>.</summary>
    public static string ScoreParts(IReadOnlyList<CodeMetric> metrics)
    {
        var parts = metrics.Where(IsScorePart)
            .Select(metric => $"{metric.Name[ScorePart.Length..]} {metric.Value.ToString("0.#", CultureInfo.InvariantCulture)}").ToList();
        return parts.Count == 0 ? "" : $" ({string.Join(", ", parts)})";
    }

    private static bool IsScorePart(CodeMetric metric) => metric.Name.StartsWith(ScorePart, StringComparison.Ordinal);

    public static IEnumerable<StyledLine> Summary(string summary, int width) =>
        summary.Length > 0 ? [.. ResultLines.Wrapped(summary, width), StyledLine.Empty] : [];
}
