using Maestro.Core.Results;
using Maestro.Core.Text;
using Maestro.Presentation.Code;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>Files of containers and pipelines: what was written, how the checks ended, what is wrong, and the difference.</summary>
internal static class DevopsLines
{
    private const int MostDetailLines = 6;

    public static IReadOnlyList<StyledLine> Of(DevopsResult result, int width)
    {
        var written = result.Files.Where(file => file.Diff is not null).ToList();
        return ResultLines.Collapsed([
            .. Head(result, written.Count),
            .. FindingTables.Summary(result.Summary, width),
            .. written.Count > 0 ? ResultLines.Section("Files", [.. result.Files.Select(Told)], width)
                : result.Summary.Length > 0 ? [] : ResultLines.Wrapped(string.Join(", ", result.Files.Select(file => file.Path)), width, Tone.Dim),
            .. result.Checks.Count > 0 ? [StyledLine.Empty, StyledLine.Of("Checks", Tone.Heading), .. Checks(result.Checks).Lines(width)] : Array.Empty<StyledLine>(),
            .. FindingTables.Lines(result.Findings.Select(finding => (
                finding.Severity, finding.File, finding.Line, finding.Rule, finding.Message, finding.Fix, finding.Confidence, finding.Source)), width),
            .. written.Count > 0 ? [StyledLine.Empty, .. DiffLines.Of(PlainText.Clean(string.Concat(written.Select(file => file.Diff))), Math.Max(4, width))] : Array.Empty<StyledLine>(),
        ]);
    }

    private static IEnumerable<StyledLine> Head(DevopsResult result, int written)
    {
        var failed = result.Checks.Where(check => check.Outcome == DevopsCheck.Failed).Select(check => PlainText.Clean(check.Name)).Distinct().ToList();
        var done = written > 0 ? $"Wrote {Counted(written, "file")}" : result.Files.Count > 0 ? $"Looked at {Counted(result.Files.Count, "file")}" : "There is no file of containers or pipelines";
        var found = result.Findings.Count > 0 ? $", {Counted(result.Findings.Count, "finding")}" : result.Files.Count > 0 && failed.Count == 0 ? ", nothing was found" : "";
        var fails = failed.Except(["maestro"]).ToList() is { Count: > 0 } linters ? $", {string.Join(" and ", linters)} failed" : "";
        yield return StyledLine.Of($"{done}{found}{fails}", failed.Count > 0 ? Tone.Warning : Tone.Success);
        yield return StyledLine.Empty;
    }

    private static string Told(DevopsFile file) => $"{file.Path} ({file.Change}){(file.Description.Length > 0 ? $": {file.Description}" : "")}";

    private static string Counted(int count, string one) => $"{count} {one}{(count == 1 ? "" : "s")}";

    private static TextTable Checks(IReadOnlyList<DevopsCheck> checks)
    {
        var table = new TextTable("Check", "File", "End", "Detail");
        foreach (var group in checks.GroupBy(check => (check.Name, check.Outcome, check.Detail)))
            table.Add(PlainText.Clean(group.Key.Name), PlainText.Clean(Files(group)), group.Key.Outcome.Replace('_', ' '), PlainText.Clean(Short(group.Key.Detail)));
        return table;
    }

    /// <summary>A linter may say a lot; what it said first is what counts.</summary>
    private static string Short(string detail)
    {
        var lines = detail.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        return string.Join('\n', lines.Count > MostDetailLines ? [.. lines.Take(MostDetailLines), $"and {lines.Count - MostDetailLines} more lines"] : lines);
    }

    /// <summary>Files that a check has the same to say of are counted when they are many.</summary>
    private static string Files(IEnumerable<DevopsCheck> checks) =>
        checks.Select(check => check.File).ToList() is { Count: > 3 } many ? $"{many.Count} files" : string.Join('\n', checks.Select(check => check.File));
}
