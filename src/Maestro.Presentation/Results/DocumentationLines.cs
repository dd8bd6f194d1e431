using System.Globalization;
using Maestro.Core.Evidence;
using Maestro.Core.Results;
using Maestro.Core.Text;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>What was written, what is wrong or missing, and the coverage.</summary>
internal static class DocumentationLines
{
    private const string Undocumented = "undocumented";
    private const string NoReadme = "missing-readme";
    private const int MostFolders = 8;
    private const int MostUndocumented = 20;

    public static IReadOnlyList<StyledLine> Of(DocumentationResult result, int width)
    {
        var wrong = result.Gaps.Where(gap => gap.Kind is not (Undocumented or NoReadme)).ToList();
        var missing = result.Gaps.Where(gap => gap.Kind is Undocumented or NoReadme).ToList();
        return
        [
            .. FindingTables.Summary(result.Summary, width),
            StyledLine.Of(Covered(result.Coverage), Tone.Heading),
            .. result.Coverage is { Folders.Count: > 1 } coverage ? [StyledLine.Empty, .. Folders(coverage).Lines(width)] : Array.Empty<StyledLine>(),
            .. ResultLines.Section("Written", [.. result.Files.Select(file =>
                $"{file.Path} ({file.Change.ToString().ToLowerInvariant()}, +{file.Added} -{file.Removed}): {file.Description}")], width),
            StyledLine.Empty,
            .. wrong.Count > 0 ? [StyledLine.Of("Not so", Tone.Heading), .. Wrong(wrong).Lines(width)]
                : new[] { StyledLine.Of("Nothing was found in documents or comments that is not so.") },
            .. FindingTables.More(wrong.Count),
            .. ResultLines.Section("Not documented", [.. missing.Take(MostUndocumented).Select(gap => gap.Kind is NoReadme ? gap.Message
                : $"{FindingTables.Place(gap.File, gap.Line)} {gap.Symbol}")], width),
            .. missing.Count > MostUndocumented ? [StyledLine.Of($"  and {missing.Count - MostUndocumented} more (--format json shows all)", Tone.Dim)]
                : Array.Empty<StyledLine>(),
            .. result.ExternalLinks.Count > 0 ? ResultLines.Section("Links to other places",
                [$"{result.ExternalLinks.Count} listed and not opened (--format json shows them)"], width) : [],
        ];
    }

    private static string Covered(DocumentationCoverage? coverage) => coverage is null ? "No public symbol that could be documented"
        : $"{Percent(coverage.Percent)} of the public symbols are documented ({coverage.Documented} of {coverage.Public}{Languages(coverage)})";

    private static string Languages(DocumentationCoverage coverage) => coverage.Languages.Count < 2 ? ""
        : $"; {string.Join(", ", coverage.Languages.Select(share => $"{share.Name} {share.Documented} of {share.Public}"))}";

    private static string Percent(double percent) => $"{percent.ToString("0.#", CultureInfo.InvariantCulture)}%";

    private static TextTable Folders(DocumentationCoverage coverage)
    {
        var table = new TextTable("Folder", "Documented", "Public", "Share");
        foreach (var share in coverage.Folders.Take(MostFolders))
            table.Add(PlainText.Clean(share.Name), $"{share.Documented}", $"{share.Public}",
                Percent(Math.Floor(1000.0 * share.Documented / share.Public) / 10));
        return table;
    }

    private static TextTable Wrong(List<DocumentationGap> gaps)
    {
        var table = new TextTable("Where", "Kind", "What", "Do", "By");
        foreach (var gap in gaps.Take(FindingTables.MostRows))
            table.Add(FindingTables.Place(gap.File, gap.Line), PlainText.Clean(gap.Kind), PlainText.Clean(gap.Message), PlainText.Clean(gap.Fix), gap.Source);
        return table;
    }
}
