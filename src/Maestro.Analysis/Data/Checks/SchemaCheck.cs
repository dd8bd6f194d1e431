using Maestro.Analysis.Checks;
using Maestro.Analysis.Data.Sql;

namespace Maestro.Analysis.Data.Checks;

/// <summary>What is missing in tables, and what queries ask of them that they do not have.</summary>
internal static class SchemaCheck
{
    private static readonly string[] AutoIndexed = ["django", "ef"];

    /// <param name="hasOwnIndex">Whether the database of a file makes an index for each reference by itself, as MySQL and H2 do.</param>
    /// <param name="isDescribed">Whether SQL describes a table of that name, which then says which indexes there are.</param>
    public static IEnumerable<(Rule Rule, string File, int Line, string Message)> Tables(DataModel model, Func<string, bool> hasOwnIndex, Func<string, bool> isDescribed)
    {
        foreach (var table in model.Tables)
        {
            if (table.PrimaryKey.Count == 0 && table.Columns.Count > 0 && table.Source is not "ef" && !table.Indexes.Exists(index => index.IsUnique))
                yield return (DataRules.NoKey, table.File, table.Line, $"The table {table.Name} has no primary key");
            foreach (var reference in table.References)
            {
                if (!AutoIndexed.Contains(table.Source) && !hasOwnIndex(table.File) && (table.Source is "sql" or "sqlite" or "postgres" || !isDescribed(table.Name)) && reference.Columns.Count > 0 && !table.IsIndexed(reference.Columns))
                    yield return (DataRules.ForeignKey, table.File, reference.Line, $"{table.Name}.{string.Join(", ", reference.Columns)} refers to {reference.Table} and no index begins with it");
                if (Mismatch(model, table, reference) is { } what)
                    yield return (DataRules.TypeMismatch, table.File, reference.Line, what);
            }
        }
    }

    public static IEnumerable<(Rule Rule, string File, int Line, string Message)> Queries(IReadOnlyList<DataModel> models, IReadOnlyList<DataQuery> queries)
    {
        foreach (var query in queries)
        {
            var statement = SqlStatement.Read(query.Sql) is [var only, ..] ? only : null;
            if (statement is null)
                continue;
            if (statement.Is(0, "SELECT") && statement.IsMark(1, '*'))
                yield return (DataRules.Star, query.File, query.Line, $"`SELECT *` takes every column of {string.Join(", ", query.Tables.DefaultIfEmpty("the table"))}");
            if ((statement.Is(0, "DELETE", "FROM") || statement.Is(0, "UPDATE")) && statement.Find(0, "WHERE") < 0 && statement.Find(0, "JOIN") < 0
                && statement.Find(0, "LIMIT") < 0 && !query.Sql.Contains('?', StringComparison.Ordinal))
                yield return (DataRules.NoWhere, query.File, query.Line, $"{statement.Tokens[0].Text.ToUpperInvariant()} of {string.Join(", ", query.Tables)} has no WHERE");
            // One column that an index begins with is enough for its table.
            foreach (var (table, column) in query.Filters.GroupBy(filter => filter.Table, StringComparer.OrdinalIgnoreCase).Where(group => !group.Any(filter => IsIndexed(models, filter.Table, filter.Column))).Select(group => group.First()))
                if (models.Select(model => model.Find(table)).OfType<DataTable>().ToList() is { Count: > 0 } known
                    && known.TrueForAll(one => one.Column(column) is not null && !one.IsIndexed([column])))
                    yield return (DataRules.Filter, query.File, query.Line, $"{table}.{column} is searched, and no index begins with it ({known[0].File}:{known[0].Line})");
        }
    }

    private static bool IsIndexed(IReadOnlyList<DataModel> models, string table, string column) =>
        models.Any(model => model.Find(table)?.IsIndexed([column]) is true);

    private static string? Mismatch(DataModel model, DataTable table, DataReference reference)
    {
        if (model.Find(reference.Table) is not { } target || reference.Columns.Count == 0)
            return null;
        var targets = reference.TargetColumns.Count > 0 ? reference.TargetColumns : target.PrimaryKey;
        for (var i = 0; i < Math.Min(targets.Count, reference.Columns.Count); i++)
            if (table.Column(reference.Columns[i]) is { } from && target.Column(targets[i]) is { } to && SqlTypes.Differ(from.Type, to.Type))
                return $"{table.Name}.{from.Name} is {from.Type}, and {target.Name}.{to.Name} that it refers to is {to.Type}";
        return null;
    }
}
