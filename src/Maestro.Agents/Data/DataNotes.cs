using System.Text.RegularExpressions;
using Maestro.Analysis.Data;
using Maestro.Core.Evidence;

namespace Maestro.Agents.Data;

/// <summary>What is known of tables and databases, in words.</summary>
internal static partial class DataNotes
{
    private const long Large = 1_000;

    public static IEnumerable<string> Of(DataScan scan, DatabaseFacts? database, int most)
    {
        foreach (var table in scan.Tables.Take(most))
            yield return $"{Line(table)} ({table.File}:{table.Line})";
        if (database is null)
            yield break;
        foreach (var table in ModelOf(database).Tables.Take(most))
            yield return $"in {database.Name}: {Line(table)}{(database.Sizes.FirstOrDefault(size => size.Table == table.Name) is { Rows: { } rows } ? $", {rows} rows" : "")}";
        foreach (var plan in database.Plans.Where(plan => plan.Plan is not null).Take(20))
            yield return $"plan of `{Short(plan.Sql)}`: {plan.Plan!.Replace("\n", "; ", StringComparison.Ordinal)}";
    }

    /// <summary>The tables as the database's own statements describe them.</summary>
    public static DataModel ModelOf(DatabaseFacts database) => DataModel.Of(database.Statements, database.Name, database.Kind);

    /// <summary>What the database itself shows: its own schema, and queries that read a large table from end to end.</summary>
    public static IEnumerable<CodeFinding> Faults(DatabaseFacts database, DataScan scan)
    {
        foreach (var finding in DataScan.FaultsOf(ModelOf(database)))
            yield return finding with { Source = "database" };
        foreach (var plan in database.Plans.Where(plan => plan.Plan is not null))
            foreach (Match read in Whole().Matches(plan.Plan!))
                if (database.Sizes.FirstOrDefault(size => size.Table == read.Groups["table"].Value) is { Rows: >= Large } size)
                {
                    var query = scan.Queries.FirstOrDefault(known => known.Sql == plan.Sql || WithValues(known.Sql) == plan.Sql);
                    yield return new CodeFinding(
                        "query-reads-whole-table", "query", FindingSeverity.Medium, query?.File ?? database.Name, query?.Line ?? 1, query?.Line ?? 1, 0.85, $"`{Short(plan.Sql)}` reads all {size.Rows} rows of {size.Table}",
                        "Its time grows with the table.", "Add an index that begins with the columns that it searches by.", Code: Short(plan.Sql), Source: "database");
                }
    }

    /// <summary>SQLite plans a statement only when its values are there.</summary>
    public static string WithValues(string sql) => Placeholder().Replace(sql, "1");

    public static bool WantsWriting(string request) => Writing().IsMatch(request);

    public static string Short(string sql) =>
        Space().Replace(sql, " ").Trim() is { Length: > 120 } text ? $"{text[..117]}..." : Space().Replace(sql, " ").Trim();

    public static string Line(DataTable table) =>
        $"{table.Name}({string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.Type}".Trim()))}){(table.PrimaryKey.Count > 0 ? $", key {string.Join("+", table.PrimaryKey)}" : "")}"
        + $"{string.Concat(table.References.Select(reference => $", {string.Join("+", reference.Columns)} -> {reference.Table}"))}{(table.Indexes.Count > 0 ? $", indexes {string.Join("; ", table.Indexes.Select(index => string.Join("+", index.Columns)))}" : "")}";

    [GeneratedRegex(@"\bSCAN (?:TABLE )?(?<table>\w+)(?! USING (?:COVERING )?INDEX)|\bSeq Scan on (?<table>\w+)")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\?\d*|(?<![:\w]):[A-Za-z_]\w*|@[A-Za-z_]\w*|\$\d+")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\b(?:write|create|design|model|generate|normali[sz]e|import|escreva|crie|modele|gere)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Writing();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
