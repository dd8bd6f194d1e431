using Maestro.Core.Evidence;
using Maestro.Core.Results;
using Maestro.Core.Text;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>What the security agent found: weaknesses and secrets as tables, packages counted.</summary>
internal static class SecurityLines
{
    public static IReadOnlyList<StyledLine> Of(SecurityResult result, int width) =>
    [
        Verdict(result),
        StyledLine.Empty,
        .. FindingTables.Summary(result.Summary, width),
        .. result.Vulnerabilities.Count > 0 ? Vulnerabilities(result.Vulnerabilities).Lines(width) : [StyledLine.Of("No vulnerability was found.")],
        .. FindingTables.More(result.Vulnerabilities.Count),
        .. result.Secrets.Count > 0 ? [StyledLine.Empty, StyledLine.Of("Secrets", Tone.Heading), .. Secrets(result.Secrets).Lines(width)]
            : Array.Empty<StyledLine>(),
        .. FindingTables.More(result.Secrets.Count),
        .. ResultLines.Section("Dependencies (listed, not judged)", [.. result.Dependencies.GroupBy(package => (package.Ecosystem, package.File))
            .Select(Packages)], width),
    ];

    private static StyledLine Verdict(SecurityResult result)
    {
        if (result.Score is not { } score)
            return StyledLine.Of("Nothing to look at", Tone.Heading);
        var worst = result.Vulnerabilities.Select(found => found.Severity).Concat(result.Secrets.Select(secret => secret.Severity))
            .DefaultIfEmpty(FindingSeverity.Info).Max();
        return StyledLine.Of($"Score {score} of 100", worst >= FindingSeverity.High ? Tone.Warning : Tone.Success);
    }

    private static TextTable Vulnerabilities(IReadOnlyList<Vulnerability> found)
    {
        var table = new TextTable("Severity", "Where", "Weakness", "What", "Fix", "Sure", "By");
        foreach (var item in found.Take(FindingTables.MostRows))
            table.Add(
                FindingTables.Severity(item.Severity), FindingTables.Place(item.File, item.Line),
                    PlainText.Clean(item.Cwe is null ? item.Rule : $"{item.Rule} {item.Cwe}"),
                PlainText.Clean(item.Description), PlainText.Clean(item.Remediation), FindingTables.Percent(item.Confidence), item.Source);
        return table;
    }

    private static TextTable Secrets(IReadOnlyList<LeakedSecret> secrets)
    {
        var table = new TextTable("Severity", "Where", "What", "Line", "Sure");
        foreach (var secret in secrets.Take(FindingTables.MostRows))
            table.Add(
                FindingTables.Severity(secret.Severity), FindingTables.Place(secret.File, secret.Line), PlainText.Clean(secret.Kind),
                    PlainText.Clean(secret.Code ?? "-"), FindingTables.Percent(secret.Confidence));
        return table;
    }

    private static string Packages(IGrouping<(string Ecosystem, string File), PackageVersion> group)
    {
        const int shown = 8;
        var names = string.Join(", ", group.Take(shown).Select(package => $"{package.Name} {package.Version}"));
        return $"{group.Key.File}: {group.Count()} from {group.Key.Ecosystem}: {names}{(group.Count() > shown ? " and more" : "")}";
    }
}
