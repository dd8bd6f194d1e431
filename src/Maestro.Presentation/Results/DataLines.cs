using System.Globalization;
using Maestro.Core.Results;
using Maestro.Core.Text;
using Maestro.Presentation.Code;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>Stored data: what was written with its way back, what is wrong, the tables, and how a database answers the queries.</summary>
internal static class DataLines
{
    private const int MostTables = 40;
    private const int MostPlans = 20;

    public static IReadOnlyList<StyledLine> Of(DataResult result, int width)
    {
        var made = result.Migrations.Where(migration => migration.IsNew).ToList();
        // Who asked for a migration did not ask what is wrong elsewhere.
        // Nor did who asked what there is, or what one migration does, which the summary says.
        if (made.Count == 0 && result.Asked is "tables" or "migration")
            return [.. result.Asked == "tables" ? TableLines.Of(result, width) : FindingTables.Summary(result.Summary, width)];
        var shown = made.Count == 0
            ? result.Findings
            : [.. result.Findings.Where(finding => finding.Source == "model" || made.Exists(migration => migration.File == finding.File))];
        return ResultLines.Collapsed([
            StyledLine.Of($"{Counted(result.Tables.Count, "table")}, {Counted(result.Queries.Count, "query", "queries")}, {Counted(result.Migrations.Count, "migration")}, {Counted(result.Findings.Count, "finding")}",
                result.Findings.Any(finding => finding.Severity >= Core.Evidence.FindingSeverity.High) ? Tone.Warning : Tone.Success),
            StyledLine.Empty,
            .. FindingTables.Summary(result.Summary, width),
            .. made.SelectMany(migration => Migration(migration, width)),
            .. FindingTables.Lines(shown.Select(finding => (
                finding.Severity, finding.File, finding.Line, finding.Rule, finding.Message, finding.Fix, finding.Confidence, finding.Source)), width),
            .. result.Tables.Count > 0 && made.Count == 0 ? [StyledLine.Empty, StyledLine.Of("Tables", Tone.Heading), .. Tables(result.Tables).Lines(width)] : Array.Empty<StyledLine>(),
            .. result.Tables.Count > MostTables && made.Count == 0 ? [StyledLine.Of($"  and {result.Tables.Count - MostTables} more (--format json shows all)", Tone.Dim)] : Array.Empty<StyledLine>(),
            .. ResultLines.Section("Queries", [.. result.Queries.Where(query => query.Plan is not null || query.Problem is not null || query.File is null).Take(MostPlans).Select(Query)], width),
            .. ResultLines.Section("Risky migrations", made.Count > 0 ? [] : [.. result.Migrations.Where(migration => !migration.IsNew && !migration.Risk.StartsWith("low", StringComparison.Ordinal)).Take(MostPlans).Select(migration => $"{migration.File}: {migration.Risk}")], width),
            .. result.Files.Count > 0 ? [StyledLine.Empty, .. DiffLines.Of(PlainText.Clean(string.Concat(result.Files.Select(file => file.Diff))), Math.Max(4, width))] : Array.Empty<StyledLine>(),
        ]);
    }

    private static IEnumerable<StyledLine> Migration(DataMigration migration, int width) =>
    [
        StyledLine.Of(migration.File is { } file ? $"Migration {PlainText.Clean(file)}" : "Migration", Tone.Heading),
        .. ResultLines.Plain($"up:\n{migration.Up}"), .. ResultLines.Plain(migration.Down is { } down ? $"down:\n{down}" : "down: none"), .. ResultLines.Wrapped($"risk {migration.Risk}", width), StyledLine.Empty,
    ];

    private static string Query(DataQueryFound query) =>
        $"{string.Join(' ', query.Sql.Split((char[])[' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))}{(query.File is { } file ? $" ({file}:{query.Line})" : "")}{(query.Plan is { } plan ? $": {plan.Replace("\n", "; ", StringComparison.Ordinal)}" : query.Problem is { } problem ? $": {problem}" : "")}";

    private static TextTable Tables(IReadOnlyList<DataTableFound> tables)
    {
        var shown = new TextTable("Table", "From", "Columns", "Key", "Refers to", "Indexes", "Rows");
        foreach (var table in tables.Take(MostTables))
            shown.Add(
                PlainText.Clean(table.Name), FindingTables.Place(table.File, table.Line), $"{table.Columns.Count}", PlainText.Clean(Listed(table.PrimaryKey)), PlainText.Clean(Listed(table.References)), PlainText.Clean(Listed(table.Indexes)),
                table.Rows?.ToString("#,0", CultureInfo.InvariantCulture) ?? "-");
        return shown;
    }

    private static string Listed(IReadOnlyList<string> items) => items.Count == 0 ? "-" : string.Join('\n', items);

    private static string Counted(int count, string one, string? many = null) => $"{count} {(count == 1 ? one : many ?? $"{one}s")}";
}
