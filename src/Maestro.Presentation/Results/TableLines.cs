using Maestro.Core.Results;
using Maestro.Core.Text;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>The tables of a database one below the other, each with its columns and what it refers to.</summary>
internal static class TableLines
{
    private const int FewTables = 5;
    private const int MostHubs = 5;

    public static IReadOnlyList<StyledLine> Of(DataResult result, int width) =>
    [
        StyledLine.Of(Counted(result.Tables.Count, "table"), Tone.Success),
        .. ResultLines.Wrapped($"{(result.Tables.Count >= FewTables && Hubs(result.Tables) is { Length: > 0 } hubs ? $"Most referred to: {hubs}. " : "")}* is the key; what ends in ? may be null.", width),
        .. result.Tables.Count == 0 ? ResultLines.Wrapped("No table was found: no SQL, no models and no migrations of a kind that is known.", width) : [],
        .. result.Tables.SelectMany(table => One(table, width)),
        .. result.Findings.Count > 0 ? [StyledLine.Empty, .. ResultLines.Wrapped($"Found besides: {Counted(result.Findings.Count, "fault")}. \"review the database\" shows what.", width)] : Array.Empty<StyledLine>(),
    ];

    private static IEnumerable<StyledLine> One(DataTableFound table, int width) =>
    [
        StyledLine.Empty, StyledLine.Of(
            PlainText.Clean($"{table.Name}  {table.File}:{table.Line}{(table.Rows is { } rows ? $"  {rows} rows" : "")}"), Tone.Heading),
        .. Indented(string.Join(", ", table.Columns.Select(column => Column(column, table.PrimaryKey))), width),
        .. table.References.Count > 0 ? Indented($"refers to: {string.Join(", ", table.References)}", width) : [],
    ];

    private static IEnumerable<StyledLine> Indented(string text, int width) =>
        ResultLines.Wrapped(PlainText.Clean(text), Math.Max(20, width - 2)).Select(line => StyledLine.Of($"  {line.Text}", Tone.Plain));

    private static string Column(string column, IReadOnlyList<string> key)
    {
        var isNullable = !column.EndsWith(" not null", StringComparison.Ordinal);
        var told = isNullable ? column.TrimEnd('?') : column[..^9];
        return key.Contains(told.Split(' ')[0]) ? $"*{told}" : isNullable ? $"{told}?" : told;
    }

    /// <summary>The tables that most others point to.</summary>
    private static string Hubs(IReadOnlyList<DataTableFound> tables) => string.Join(", ", tables
        .SelectMany(table => table.References).Select(reference => reference[(reference.LastIndexOf("-> ", StringComparison.Ordinal) + 3)..])
        .GroupBy(name => name, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(MostHubs).Select(group => $"{group.Key} ({group.Count()})"));

    private static string Counted(int count, string one) => $"{count} {(count == 1 ? one : $"{one}s")}";
}
