using System.Text.RegularExpressions;

namespace Maestro.Analysis.Data.Readers;

/// <summary>The tables that Laravel's migrations make, one after the other.</summary>
internal static partial class LaravelMigrations
{
    private const string Source = "laravel";

    public static void Read(SchemaMigration migration, DataModel model)
    {
        var text = migration.Up;
        foreach (Match change in Change().Matches(text))
        {
            var line = migration.UpLine + text.AsSpan(0, change.Index).Count('\n');
            var name = change.Groups["table"].Value;
            if (change.Groups["verb"].Value is "drop" or "dropIfExists")
                model.Remove(name);
            else if (change.Groups["verb"].Value == "rename")
                model.Rename(name, change.Groups["other"].Value);
            else
                Fill(change, text, model, name, migration.File, line);
        }
    }

    private static void Fill(Match change, string text, DataModel model, string name, string file, int line)
    {
        var open = text.IndexOf('(', change.Index);
        var body = text[open..CallText.After(text, open)];
        var isNew = change.Groups["verb"].Value == "create";
        var table = isNew ? new DataTable(name, file, line, Source) : model.Find(name);
        if (table is null)
            return;
        foreach (Match statement in Statement().Matches(body))
            Column(table, statement.Groups["call"].Value, statement.Groups["arguments"].Value, statement.Groups["rest"].Value, line + body.AsSpan(0, statement.Index).Count('\n'));
        if (isNew)
        {
            model.Remove(name);
            model.Add(table);
        }
    }

    private static void Column(DataTable table, string call, string arguments, string rest, int line)
    {
        var names = Quoted().Matches(arguments).Select(match => match.Groups["text"].Value).ToList();
        var first = names.FirstOrDefault() ?? "";
        switch (call)
        {
            case "id" or "bigIncrements" or "increments":
                Add(table, first.Length > 0 ? first : "id", call == "increments" ? "int" : "bigint", "", line);
                table.PrimaryKey.Add(first.Length > 0 ? first : "id");
                break;
            case "timestamps" or "timestampsTz" or "nullableTimestamps":
                Add(table, "created_at", "timestamp", "->nullable()", line);
                Add(table, "updated_at", "timestamp", "->nullable()", line);
                break;
            case "softDeletes" or "softDeletesTz":
                Add(table, "deleted_at", "timestamp", "->nullable()", line);
                break;
            case "rememberToken":
                Add(table, "remember_token", "string", "->nullable()", line);
                break;
            case "morphs" or "nullableMorphs" or "uuidMorphs" or "nullableUuidMorphs" when first.Length > 0:
                Add(table, $"{first}_type", "string", call.StartsWith("nullable", StringComparison.Ordinal) ? "->nullable()" : "", line);
                Add(table, $"{first}_id", call.Contains("uid", StringComparison.OrdinalIgnoreCase) ? "uuid" : "bigint", call.StartsWith("nullable", StringComparison.Ordinal) ? "->nullable()" : "", line);
                break;
            case "index" or "unique" or "primary" or "fullText" or "spatialIndex":
                if (call == "primary")
                    table.PrimaryKey.AddRange(names);
                else if (names.Count > 0)
                    table.Indexes.Add(new DataIndex(arguments.TrimStart().StartsWith('[') ? [.. Quoted().Matches(arguments[..(arguments.IndexOf(']', StringComparison.Ordinal) + 1)]).Select(match => match.Groups["text"].Value)] : [first], call == "unique", line));
                break;
            case "foreignIdFor" when ClassName().Match(arguments) is { Success: true } type:
                var own = first.Length > 0 ? first : $"{Underscored(type.Groups["name"].Value)}_id";
                Add(table, own, "bigint", rest, line);
                table.References.Add(new DataReference([own], Plural(Underscored(type.Groups["name"].Value)), [], line));
                break;
            case "foreign":
                table.References.Add(new DataReference(names, On().Match(rest).Groups["table"].Value, [], line));
                break;
            case "dropColumn" or "dropConstrainedForeignId":
                table.Columns.RemoveAll(column => names.Contains(column.Name));
                table.References.RemoveAll(reference => reference.Columns.Any(names.Contains));
                break;
            case "renameColumn" when names.Count == 2 && table.Columns.FindIndex(column => column.Name == first) is >= 0 and var at:
                table.Columns[at] = table.Columns[at] with { Name = names[1] };
                break;
            default:
                Plain(table, call, first, rest, line);
                break;
        }
    }

    /// <summary>Any other call with a name makes a column of the type that it is called, unless it takes something away.</summary>
    private static void Plain(DataTable table, string call, string name, string rest, int line)
    {
        if (name.Length == 0 || call.StartsWith("drop", StringComparison.Ordinal) || call.StartsWith("rename", StringComparison.Ordinal)
            || call is "comment" or "engine" or "charset" or "collation" or "after")
            return;
        Add(table, name, call is "foreignId" ? "bigint" : call is "foreignUuid" or "foreignUlid" ? "uuid" : call, rest, line);
        if (Constrained().Match(rest) is { Success: true } target)
            table.References.Add(
                new DataReference([name], target.Groups["table"] is { Success: true, Length: > 0 } named ? named.Value : Plural(name), [], line));
    }

    private static void Add(DataTable table, string name, string type, string rest, int line)
    {
        table.Columns.RemoveAll(column => column.Name == name);
        table.Columns.Add(new DataColumn(name, type, rest.Contains("->nullable(", StringComparison.Ordinal), rest.Contains("->default(", StringComparison.Ordinal) || rest.Contains("->useCurrent(", StringComparison.Ordinal), line));
        if (rest.Contains("->unique(", StringComparison.Ordinal) || rest.Contains("->index(", StringComparison.Ordinal))
            table.Indexes.Add(new DataIndex([name], rest.Contains("->unique(", StringComparison.Ordinal), line));
        if (rest.Contains("->primary(", StringComparison.Ordinal))
            table.PrimaryKey.Add(name);
    }

    /// <summary>The table that a column such as <c>category_id</c> points to by its name.</summary>
    private static string Plural(string column) =>
        column.Replace("_id", "", StringComparison.Ordinal) is var name && name.EndsWith('y') && !name.EndsWith("ay", StringComparison.Ordinal) && !name.EndsWith("ey", StringComparison.Ordinal) ? $"{name[..^1]}ies" : name.EndsWith('s') ? $"{name}es" : $"{name}s";

    private static string Underscored(string name) => WordStart().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex(@"(?<name>\w+)::class")]
    private static partial Regex ClassName();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();

    [GeneratedRegex(@"\bSchema::(?:connection\([^)]*\)->)?(?<verb>create|table|drop|dropIfExists|rename)\(\s*['""](?<table>\w+)['""](?:\s*,\s*['""](?<other>\w+)['""])?")]
    private static partial Regex Change();

    [GeneratedRegex(@"\$table->(?<call>\w+)\((?<arguments>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)(?<rest>[^;]*);")]
    private static partial Regex Statement();

    [GeneratedRegex(@"['""](?<text>[\w.]+)['""]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"->on\(\s*['""](?<table>\w+)")]
    private static partial Regex On();

    [GeneratedRegex(@"->constrained\(\s*(?:(?:table:\s*)?['""](?<table>\w+))?|->references\([^)]*\)\s*->on\(\s*['""](?<table>\w+)")]
    private static partial Regex Constrained();
}
