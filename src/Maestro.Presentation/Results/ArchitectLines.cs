using Maestro.Core.Results;
using Maestro.Core.Text;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>A decision with its reasons, and the components as a diagram.</summary>
internal static class ArchitectLines
{
    public static IReadOnlyList<StyledLine> Of(ArchitectResult result, int width) =>
    [
        .. FindingTables.Summary(result.Summary, width),
        StyledLine.Of("Decision", Tone.Heading),
        .. ResultLines.Wrapped(result.Decision, width, Tone.Strong),
        .. ResultLines.Section("Reasons", result.Reasons, width),
        .. Approach(result.Approach, width),
        .. ResultLines.Section("Risks", result.Risks, width),
        .. ResultLines.Section("Constraints", result.Constraints, width),
        .. ResultLines.Section("Alternatives", [.. result.Alternatives.Select(Alternative)], width),
        .. ResultLines.Section("Recommended", result.Recommendations, width),
        .. ResultLines.Section("Complexity", [result.ComplexityReason.Length > 0 ? $"{result.Complexity}: {result.ComplexityReason}" : result.Complexity],
            width),
        .. ResultLines.Section("Files", result.Files, width),
        .. Drawn("Components", result.Diagram?.Text),
        .. FindingTables.Metrics(result.Metrics, width),
        .. Drawn("Mermaid", result.Diagram?.Mermaid),
    ];

    private static IEnumerable<StyledLine> Approach(string approach, int width) => approach.Length == 0 ? []
        : [StyledLine.Empty, StyledLine.Of("Approach", Tone.Heading), .. approach.Split('\n').SelectMany(line => ResultLines.Wrapped(line, width))];

    private static string Alternative(ArchitectureAlternative other) =>
        $"{other.Option}{(other.For.Length > 0 ? $". For: {other.For}" : "")}{(other.Against.Length > 0 ? $". Against: {other.Against}" : "")}".Replace("..", ".", StringComparison.Ordinal);

    /// <summary>Lines that keep their form.</summary>
    private static IEnumerable<StyledLine> Drawn(string title, string? diagram) =>
        diagram is null ? [] : [StyledLine.Empty, StyledLine.Of(title, Tone.Heading), .. ResultLines.Plain(PlainText.Clean(diagram))];
}
