namespace Maestro.Analysis.Data.Sql;

/// <summary>Reads tables, keys and indexes out of statements that make or change them.</summary>
internal static class SqlSchema
{
    private static readonly string[] Ends =
        ["PRIMARY", "NOT", "NULL", "UNIQUE", "DEFAULT", "REFERENCES", "CHECK", "CONSTRAINT", "GENERATED", "COLLATE", "AUTO_INCREMENT", "AUTOINCREMENT", "COMMENT", "ON", "IDENTITY", "KEY", "CHARACTER", "AFTER", "FIRST"];

    /// <param name="line">Added to the lines of the statement.</param>
    public static void Apply(SqlStatement statement, DataModel model, string file, string source, int line = 0)
    {
        if (statement.Is(0, "CREATE") && TableAt(statement) is > 0 and var table)
            Create(statement, table, model, file, source, line);
        else if (statement.Is(0, "ALTER", "TABLE"))
            Alter(statement, model, line);
        else if (statement.Is(0, "CREATE") && statement.Find(1, "INDEX") is > 0 and < 4 and var index)
            Index(statement, index, model, line);
        else if (statement.Is(0, "DROP", "TABLE"))
            model.Remove(statement.Name(statement.Is(2, "IF") ? 4 : 2).Name);
    }

    private static int TableAt(SqlStatement statement)
    {
        var table = statement.Find(1, "TABLE");
        if (table is < 1 or > 3)
            return -1;
        return statement.Is(table + 1, "IF", "NOT", "EXISTS") ? table + 4 : table + 1;
    }

    private static void Create(SqlStatement statement, int at, DataModel model, string file, string source, int line)
    {
        var (name, open) = statement.Name(at);
        if (name.Length == 0 || !statement.IsMark(open, '('))
            return;
        if (statement.Is(at - 3, "IF") && model.Find(name) is not null)
            return;
        var table = new DataTable(name, file, statement.Line + line, source);
        foreach (var (start, end) in statement.Parts(open))
            Part(statement, start, end, table, line);
        // ClickHouse sorts by its key, and that is how it is written.
        if (table.PrimaryKey.Count == 0 && statement.Find(open, "ENGINE") > 0 && statement.Find(open, "ORDER", "BY") is > 0 and var order
            && order + 2 < statement.Count)
            table.PrimaryKey.AddRange(statement.IsMark(order + 2, '(') ? statement.Names(order + 2) : [statement.Name(order + 2).Name]);
        model.Add(table);
    }

    /// <summary>A column, or a constraint of the table.</summary>
    private static void Part(SqlStatement statement, int start, int end, DataTable table, int line)
    {
        var at = statement.Is(start, "CONSTRAINT") ? start + 2 : start;
        var open = at;
        while (open < end && !statement.IsMark(open, '('))
            open++;
        var here = statement.Tokens[start].Line + line;
        if (statement.Is(at, "PRIMARY", "KEY") && open < end)
            table.PrimaryKey.AddRange(statement.Names(open));
        else if (statement.Is(at, "FOREIGN", "KEY") && open < end)
            Reference(statement, at, end, statement.Names(open), table, here);
        else if ((statement.Is(at, "UNIQUE") || statement.Is(at, "INDEX") || statement.Is(at, "KEY")) && open < end && (open - at) <= 3)
            table.Indexes.Add(new DataIndex(statement.Names(open), statement.Is(at, "UNIQUE"), here));
        else if (!statement.Is(at, "CHECK") && !statement.Is(at, "EXCLUDE") && !statement.Is(at, "LIKE") && statement.Tokens[at].IsName)
            Column(statement, at, end, table, here);
    }

    private static void Column(SqlStatement statement, int start, int end, DataTable table, int line)
    {
        var (name, at) = (statement.Tokens[start].Text, start + 1);
        var type = at;
        while (type < end && !Ends.Any(word => statement.Is(type, word)))
            type = statement.IsMark(type, '(') ? statement.Close(type) + 1 : type + 1;
        var words = string.Join(' ', statement.Tokens.Skip(at).Take(Math.Min(type, end) - at).Select(token => token.Text))
            .Replace(" ( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal);
        bool Has(params string[] wanted) => statement.Find(at, wanted) is >= 0 and var place && place < end;
        var isKey = Has("PRIMARY", "KEY");
        table.Columns.Add(new DataColumn(name, words, !Has("NOT", "NULL") && !isKey, Has("DEFAULT") || Has("GENERATED") || Has("IDENTITY") || Has("AUTO_INCREMENT") || words.Contains("serial", StringComparison.OrdinalIgnoreCase), line));
        if (isKey)
            table.PrimaryKey.Add(name);
        if (Has("UNIQUE"))
            table.Indexes.Add(new DataIndex([name], true, line));
        Reference(statement, at, end, [name], table, line);
    }

    private static void Reference(SqlStatement statement, int from, int end, IReadOnlyList<string> columns, DataTable table, int line)
    {
        if (statement.Find(from, "REFERENCES") is not (>= 0 and var at) || at >= end)
            return;
        var (target, next) = statement.Name(at + 1);
        table.References.Add(new DataReference(columns, target, next < end && statement.IsMark(next, '(') ? statement.Names(next) : [], line));
    }

    private static void Alter(SqlStatement statement, DataModel model, int line)
    {
        var at = statement.Is(2, "IF", "EXISTS") ? 4 : 2;
        at = statement.Is(at, "ONLY") ? at + 1 : at;
        var (name, next) = statement.Name(at);
        if (model.Find(name) is not { } table)
            return;
        foreach (var (start, end) in Actions(statement, next))
        {
            if (statement.Is(start, "ADD") && statement.Tokens.Count > start + 1)
            {
                var what = statement.Is(start + 1, "COLUMN") ? start + 2 : start + 1;
                what = statement.Is(what, "IF", "NOT", "EXISTS") ? what + 3 : what;
                if (what < end)
                    Part(statement, what, end, table, line);
            }
            else if (statement.Is(start, "DROP", "COLUMN") && statement.Name(statement.Is(start + 2, "IF") ? start + 4 : start + 2).Name is { Length: > 0 } dropped)
            {
                table.Columns.RemoveAll(column => column.Name.Equals(dropped, StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    private static IEnumerable<(int Start, int End)> Actions(SqlStatement statement, int from)
    {
        var start = from;
        for (var i = from; i <= statement.Count; i++)
        {
            if (i < statement.Count && statement.IsMark(i, '('))
                i = statement.Close(i);
            else if (i == statement.Count || statement.IsMark(i, ','))
            {
                if (i > start)
                    yield return (start, i);
                start = i + 1;
            }
        }
    }

    private static void Index(SqlStatement statement, int at, DataModel model, int line)
    {
        var on = statement.Find(at, "ON");
        if (on < 0)
            return;
        var (name, open) = statement.Name(statement.Is(on + 1, "ONLY") ? on + 2 : on + 1);
        if (statement.Is(open, "USING"))
            open += 2;
        if (model.Find(name) is { } table && statement.IsMark(open, '('))
            table.Indexes.Add(new DataIndex(statement.Names(open), statement.Is(1, "UNIQUE"), statement.Line + line));
    }
}
