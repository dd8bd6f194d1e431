namespace Maestro.Analysis.Data.Sql;

/// <summary>Reads which tables a statement names and by which columns it searches.</summary>
internal static class QueryReading
{
    private static readonly string[] NoAlias =
        ["ON", "WHERE", "JOIN", "LEFT", "RIGHT", "INNER", "OUTER", "CROSS", "FULL", "ORDER", "GROUP", "HAVING", "LIMIT", "SET", "UNION", "USING", "VALUES", "FOR", "NATURAL", "OFFSET", "RETURNING", "LATERAL", "WINDOW", "FETCH"];

    public static DataQuery Read(SqlStatement statement, string file, int line)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var tables = new List<string>();
        for (var i = 0; i < statement.Count; i++)
            if (statement.Is(i, "FROM") || statement.Is(i, "JOIN") || statement.Is(i, "INTO") || (i == 0 && statement.Is(i, "UPDATE")))
                Table(statement, i + 1, tables, names);
        return new DataQuery(
            statement.Text, file, line, [.. tables.Distinct(StringComparer.OrdinalIgnoreCase)], [.. Filters(statement, tables, names).Distinct()]);
    }

    private static void Table(SqlStatement statement, int at, List<string> tables, Dictionary<string, string> names)
    {
        if (statement.Is(at, "ONLY"))
            at++;
        if (at >= statement.Count || !statement.Tokens[at].IsName || NoAlias.Any(word => statement.Is(at, word)) || statement.Is(at, "SELECT"))
            return;
        var (table, next) = statement.Name(at);
        if (statement.IsMark(next, '(') && !statement.Is(at - 1, "INTO"))
            return;
        tables.Add(table);
        names[table] = table;
        if (statement.Is(next, "AS"))
            next++;
        if (next < statement.Count && statement.Tokens[next].IsName && !NoAlias.Any(word => statement.Is(next, word)))
            names[statement.Tokens[next].Text] = table;
    }

    private static IEnumerable<(string Table, string Column)> Filters(SqlStatement statement, List<string> tables, Dictionary<string, string> names)
    {
        var isFilter = false;
        for (var i = 0; i < statement.Count; i++)
        {
            if (statement.Is(i, "WHERE") || statement.Is(i, "ON"))
                isFilter = true;
            else if (NoAlias.Any(word => statement.Is(i, word)) || statement.Is(i, "SELECT"))
                isFilter = false;
            if (!isFilter || !statement.Tokens[i].IsName || !IsCompared(statement, i + 1))
                continue;
            var column = statement.Tokens[i].Text;
            if (statement.IsMark(i - 1, '.') && names.TryGetValue(statement.Tokens[i - 2].Text, out var table))
                yield return (table, column);
            else if (!statement.IsMark(i - 1, '.') && tables.Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1)
                yield return (tables[0], column);
        }
    }

    /// <summary>A comparison that an index can answer.</summary>
    private static bool IsCompared(SqlStatement statement, int at) =>
        (statement.IsMark(at, '=') || statement.Is(at, "IN")) && !statement.IsMark(at - 2, '(');
}
