using System.Globalization;
using Maestro.Core.Results;
using Maestro.Core.Text;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>What may be slow, as a table, and what was measured.</summary>
internal static class PerformanceLines
{
    private const int MostOutputLines = 12;

    public static IReadOnlyList<StyledLine> Of(PerformanceResult result, int width) =>
    [
        StyledLine.Of(result.Score is { } score ? $"Score {score} of 100" : "No code to look at", Tone.Heading),
        StyledLine.Empty,
        .. FindingTables.Summary(result.Summary, width),
        .. result.Bottlenecks.Count > 0 ? Bottlenecks(result.Bottlenecks).Lines(width) : [StyledLine.Of("Nothing was found that grows faster than its work.")],
        .. FindingTables.More(result.Bottlenecks.Count),
        .. result.Measurements.Count > 0 ? [StyledLine.Empty, StyledLine.Of("Measured", Tone.Heading), .. Measured(result.Measurements).Lines(width),
            .. Output(result.Measurements)] : Array.Empty<StyledLine>(),
    ];

    private static TextTable Bottlenecks(IReadOnlyList<Bottleneck> found)
    {
        var table = new TextTable("Severity", "Where", "Kind", "Growth", "What", "Do", "By");
        foreach (var item in found.Take(FindingTables.MostRows))
            table.Add(
                FindingTables.Severity(item.Severity),
                    $"{FindingTables.Place(item.File, item.Line)}{(item.Function is null ? "" : $"\n{PlainText.Clean(item.Function)}")}",
                    PlainText.Clean(item.Kind),
                PlainText.Clean(item.Complexity ?? "-"), PlainText.Clean(item.Description), PlainText.Clean(item.Suggestion), item.Source);
        return table;
    }

    private static TextTable Measured(IReadOnlyList<Measurement> runs)
    {
        var table = new TextTable("Run", "Command", "Seconds", "Exit code");
        foreach (var (i, run) in runs.Index())
            table.Add(
                (i + 1).ToString(CultureInfo.InvariantCulture), PlainText.Clean(run.Command), (run.DurationMs / 1000.0)
                    .ToString("0.000", CultureInfo.InvariantCulture),
                run.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "stopped");
        return table;
    }

    private static IEnumerable<StyledLine> Output(IReadOnlyList<Measurement> runs) =>
        runs[^1].Output.Length == 0 ? [] : [StyledLine.Empty, .. ResultLines.Plain(string.Join('\n', runs[^1].Output.Split('\n').TakeLast(MostOutputLines)),
            Tone.Dim)];
}
