using System.Text.RegularExpressions;
using Maestro.Analysis.Checks;
using Maestro.Analysis.Data.Sql;

namespace Maestro.Analysis.Data.Checks;

/// <summary>What the way up of a migration puts at risk.</summary>
internal static partial class MigrationCheck
{
    /// <summary>Calls of migration tools, with what they risk; named groups say what is touched.</summary>
    private static readonly (Regex Pattern, Rule Rule, string What)[] Calls =
    [
        (DropTable(), DataRules.Loses, "drops the table"), (DropColumn(), DataRules.Loses, "drops the column"), (Rename(), DataRules.Renames, "renames"), (AlterType(), DataRules.Rewrites, "changes the type of"),
    ];

    /// <param name="isPostgres">Whether the project uses PostgreSQL.</param>
    public static IEnumerable<(Rule Rule, int Line, string Message)> Look(SchemaMigration migration, bool isPostgres)
    {
        var found = migration.File.EndsWith(".sql", StringComparison.Ordinal)
            ? InSql(migration.Up, migration.UpLine - 1, isPostgres)
            : InCode(migration, isPostgres);
        foreach (var risk in found)
            yield return risk;
        if (migration is { HasDown: true, Down: null })
            yield return (DataRules.NoDown, migration.UpLine, "The migration has no way back");
    }

    public static IEnumerable<(Rule Rule, int Line, string Message)> InSql(string sql, int line, bool isPostgres)
    {
        var made = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var statement in SqlStatement.Read(sql))
        {
            var at = statement.Line + line;
            if (statement.Is(0, "CREATE") && statement.Find(1, "TABLE") is > 0 and < 4 and var table)
                made.Add(statement.Name(statement.Is(table + 1, "IF") ? table + 4 : table + 1).Name);
            else if (statement.Is(0, "DROP", "TABLE") && statement.Name(statement.Is(2, "IF") ? 4 : 2).Name is var dropped && !made.Contains(dropped))
                yield return (DataRules.Loses, at, $"drops the table {dropped}");
            else if (statement.Is(0, "TRUNCATE"))
                yield return (DataRules.Loses, at, "empties a table");
            else if (statement.Is(0, "ALTER", "TABLE"))
                foreach (var risk in Alter(statement, at, made))
                    yield return risk;
            else if (isPostgres && statement.Is(0, "CREATE") && statement.Find(1, "INDEX") is > 0 and < 3 and var index && !statement.Is(index + 1, "CONCURRENTLY") && statement.Find(index, "ON") is > 0 and var on
                && statement.Name(on + 1).Name is var indexed && !made.Contains(indexed))
                yield return (DataRules.Locks, at, $"builds an index of {indexed} while nobody can write to it");
        }
    }

    private static IEnumerable<(Rule Rule, int Line, string Message)> Alter(SqlStatement statement, int line, HashSet<string> made)
    {
        var (table, next) = statement.Name(statement.Is(2, "IF", "EXISTS") ? 4 : statement.Is(2, "ONLY") ? 3 : 2);
        if (made.Contains(table))
            yield break;
        for (var i = next; i < statement.Count; i++)
        {
            var at = statement.Tokens[i].Line - statement.Line + line;
            if (statement.Is(i, "DROP", "COLUMN"))
                yield return (DataRules.Loses, at, $"drops the column {table}.{statement.Name(statement.Is(i + 2, "IF") ? i + 4 : i + 2).Name}");
            else if (statement.Is(i, "RENAME"))
                yield return (DataRules.Renames, at, $"renames {(statement.Is(i + 1, "TO") ? table : $"a column of {table}")}");
            else if (statement.Is(i, "TYPE") && (statement.Is(i - 2, "COLUMN") || statement.Is(i - 2, "ALTER") || statement.Is(i - 2, "DATA") || statement.Is(i - 1, "DATA")))
                yield return (DataRules.Rewrites, at, $"changes the type of a column of {table}");
            else if (statement.Is(i, "ADD") && !statement.Is(i + 1, "CONSTRAINT") && !statement.Is(i + 1, "PRIMARY") && !statement.Is(i + 1, "FOREIGN") && !statement.Is(i + 1, "UNIQUE") && !statement.Is(i + 1, "INDEX")
                && NotNullAlone(statement, i))
                yield return (DataRules.NotNull, at, $"adds a column to {table} that may not be null and has no default");
        }
    }

    private static bool NotNullAlone(SqlStatement statement, int from)
    {
        var end = from + 1;
        while (end < statement.Count && !statement.IsMark(end, ','))
            end = statement.IsMark(end, '(') ? statement.Close(end) + 1 : end + 1;
        bool Has(params string[] words) => statement.Find(from, words) is >= 0 and var at && at < end;
        return Has("NOT", "NULL") && !Has("DEFAULT") && !Has("GENERATED") && !Has("SERIAL") && !Has("BIGSERIAL") && !Has("IDENTITY") && !Has("PRIMARY");
    }

    private static IEnumerable<(Rule Rule, int Line, string Message)> InCode(SchemaMigration migration, bool isPostgres)
    {
        var text = migration.Up;
        int Line(int index) => migration.UpLine + text.AsSpan(0, index).Count('\n');
        foreach (var (pattern, rule, what) in Calls)
            foreach (Match call in pattern.Matches(text))
                yield return (rule, Line(call.Index), $"{what}{(call.Groups["what"].Value is { Length: > 0 } name ? $" {(call.Groups["table"].Value is { Length: > 0 } table ? $"{table}." : "")}{name}" : "")}");
        foreach (Match added in Added().Matches(text))
            if (!added.Value.Contains("default", StringComparison.OrdinalIgnoreCase) && IsNotNull(migration.Tool, added.Value))
                yield return (DataRules.NotNull, Line(added.Index), "adds a column that may not be null and has no default");
        if (isPostgres && (migration.Tool is "alembic" or "rails"))
            foreach (Match index in AddedIndex().Matches(text))
                if (!index.Value.Contains("concurrently", StringComparison.OrdinalIgnoreCase) && !Creates(text, index.Groups["table"].Value))
                    yield return (DataRules.Locks, Line(index.Index), $"builds an index of {index.Groups["table"].Value} while nobody can write to it");
        foreach (Match sql in RawSql().Matches(text))
            foreach (var risk in InSql(sql.Groups["sql"].Value, Line(sql.Groups["sql"].Index) - 1, isPostgres))
                yield return risk;
    }

    private static bool Creates(string text, string table) =>
        Regex.IsMatch(text, $@"create_table\(?\s*[:'""]{Regex.Escape(table)}\b|createTable\(\s*['""]{Regex.Escape(table)}\b");

    private static bool IsNotNull(string tool, string call) => tool switch
    {
        "alembic" => call.Contains("nullable=False", StringComparison.Ordinal),
        "ef" => call.Contains("nullable: false", StringComparison.Ordinal),
        "rails" => call.Contains("null: false", StringComparison.Ordinal),
        "django" =>
            !call.Contains("null=True", StringComparison.Ordinal) && !call.Contains("auto_now", StringComparison.Ordinal)
                && !call.Contains("ManyToMany", StringComparison.Ordinal) && !call.Contains("AutoField", StringComparison.Ordinal),
        _ => false,
    };

    [GeneratedRegex(@"\bop\.drop_table\(\s*['""](?<what>\w+)|\bDropTable\(\s*(?:name:\s*)?""(?<what>\w+)|migrations\.DeleteModel\(\s*(?:name=)?['""](?<what>\w+)|^\s*drop_table\s*\(?[:""'](?<what>\w+)|\bdropTable(?:IfExists)?\(\s*['""](?<what>\w+)|\bSchema::drop(?:IfExists)?\(\s*['""](?<what>\w+)", RegexOptions.Multiline)]
    private static partial Regex DropTable();

    [GeneratedRegex(@"\bop\.drop_column\(\s*['""](?<table>\w+)['""]\s*,\s*['""](?<what>\w+)|\bDropColumn\(\s*(?:name:\s*)?""(?<what>\w+)""(?:,\s*table:\s*""(?<table>\w+))?|migrations\.RemoveField\([^)]*?model_name=['""](?<table>\w+)['""][^)]*?\bname=['""](?<what>\w+)|^\s*remove_columns?\s*\(?[:""'](?<table>\w+)['""]?,\s*[:""'](?<what>\w+)|\bdropColumns?\(\s*['""](?<what>\w+)|\bremoveColumn\(\s*['""]\w+['""]\s*,\s*['""](?<what>\w+)", RegexOptions.Multiline)]
    private static partial Regex DropColumn();

    [GeneratedRegex(@"\bop\.rename_table\(\s*['""](?<what>\w+)|\bop\.alter_column\(\s*['""](?<table>\w+)['""]\s*,\s*['""](?<what>\w+)['""][^)]*?new_column_name|\bRename(?:Column|Table)\(\s*(?:name:\s*)?""(?<what>\w+)|migrations\.Rename(?:Field|Model)\([^)]*?old_name=['""](?<what>\w+)|^\s*rename_(?:column|table)\s*\(?[:""'](?<what>\w+)|\brename(?:Column|Table)\(\s*['""](?<what>\w+)", RegexOptions.Multiline)]
    private static partial Regex Rename();

    [GeneratedRegex(@"\bop\.alter_column\(\s*['""](?<table>\w+)['""]\s*,\s*['""](?<what>\w+)['""](?:[^()]|\([^()]*\))*?\btype_\s*=|^\s*change_column\s*\(?[:""']\w+['""]?,\s*[:""'](?<what>\w+)", RegexOptions.Multiline)]
    private static partial Regex AlterType();

    [GeneratedRegex(@"\bop\.add_column\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\bAddColumn<[\w.]+>\((?:[^()]|\([^()]*\))*\)|migrations\.AddField\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|^\s*add_column\s[^\n]*", RegexOptions.Multiline)]
    private static partial Regex Added();

    [GeneratedRegex(@"\bop\.create_index\((?:op\.f\()?\s*['""]\w+['""]\)?\s*,\s*['""](?<table>\w+)(?:[^()]|\([^()]*\))*\)|^\s*add_index\s*\(?[:""'](?<table>\w+)[^\n]*", RegexOptions.Multiline)]
    private static partial Regex AddedIndex();

    [GeneratedRegex(@"(?:\bop\.execute\(|\.query\(|\.Sql\(|\.raw\(|^\s*execute\s*\(?)\s*(?:[@$rf]*""""""|[@$]*""|'|`)(?<sql>(?:ALTER|DROP|TRUNCATE|CREATE)[^""'`]*)", RegexOptions.Multiline)]
    private static partial Regex RawSql();
}
