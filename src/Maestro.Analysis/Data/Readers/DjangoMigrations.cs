using System.Text.RegularExpressions;

namespace Maestro.Analysis.Data.Readers;

/// <summary>The tables that Django's migrations make, one after the other; fields of the project's own kinds and of base classes are there too.</summary>
internal static partial class DjangoMigrations
{
    private const string Source = "django";

    /// <param name="migrations">In the order in which they run.</param>
    public static void Read(IReadOnlyList<SchemaMigration> migrations, DataModel model)
    {
        var replaced = migrations.SelectMany(one => Replaced().Match(one.Whole) is { Success: true } list ? Name().Matches(list.Value).Select(name => name.Groups["name"].Value) : []).ToHashSet(StringComparer.Ordinal);
        foreach (var migration in migrations.Where(one => !replaced.Contains(Path.GetFileNameWithoutExtension(one.File))))
            foreach (Match operation in Operation().Matches(migration.Whole))
            {
                var text = migration.Whole;
                var end = CallText.After(text, operation.Index + operation.Length - 1);
                var arguments = CallText.Parts(text[(operation.Index + operation.Length)..Math.Max(operation.Index + operation.Length, end - 1)]);
                Apply(operation.Groups["name"].Value, arguments, model, migration.File, text.AsSpan(0, operation.Index).Count('\n') + 1);
            }

        // Migrations name a model in lower case.
        foreach (var table in model.Tables)
            for (var i = 0; i < table.References.Count; i++)
                table.References[i] = table.References[i] with { Table = model.Find(table.References[i].Table)?.Name ?? table.References[i].Table };
    }

    private static void Apply(string operation, List<string> arguments, DataModel model, string file, int line)
    {
        string Text(string name, int place) => CallText.Unquoted(
            CallText.Named(arguments, name) ?? (place < arguments.Count && !arguments[place].Contains('=', StringComparison.Ordinal) ? arguments[place] : ""));
        if (operation == "CreateModel")
        {
            Create(Text("name", 0), arguments, model, file, line);
            return;
        }

        if (operation is "DeleteModel" or "RenameModel")
        {
            var old = Text(operation == "DeleteModel" ? "name" : "old_name", 0);
            if (operation == "DeleteModel")
                model.Remove(old);
            else
                model.Rename(old, Text("new_name", 1));
            return;
        }

        if (model.Find(Text("model_name", 0)) is not { Source: Source } table)
            return;
        var column = Text("name", 1);
        if (operation is "RemoveField" or "AlterField" or "AddField")
            Remove(table, column);
        if (operation is "AlterField" or "AddField")
            Field(table, column, CallText.Named(arguments, "field") ?? "", line);
        if (operation == "RenameField")
            Rename(table, Text("old_name", 1), Text("new_name", 2));
    }

    private static void Create(string name, List<string> arguments, DataModel model, string file, int line)
    {
        var options = CallText.Named(arguments, "options") ?? "";
        if (Virtual().IsMatch(options) || CallText.Named(arguments, "fields") is not { Length: > 1 } fields)
            return;
        var table = new DataTable(name, file, line, Source);
        foreach (var field in CallText.Parts(fields[1..^1]).Where(field => field.StartsWith('(')))
            if (CallText.Parts(field[1..^1]) is [var column, var kind, ..])
                Field(table, CallText.Unquoted(column), kind, line);
        model.Remove(name);
        model.Add(table);
    }

    private static void Field(DataTable table, string name, string call, int line)
    {
        var open = call.IndexOf('(', StringComparison.Ordinal);
        if (name.Length == 0 || open <= 0)
            return;
        var type = call[..open].Trim().Split('.')[^1];
        var options = CallText.Parts(call[(open + 1)..Math.Max(open + 1, CallText.After(call, open) - 1)]);
        bool Is(string option) => CallText.Named(options, option) == "True";
        var target = CallText.Named(options, "to") is { } to ? CallText.Unquoted(to).Split('.')[^1] : "";
        target = target == "AUTH_USER_MODEL" ? "User" : target;
        if (type.StartsWith("ManyToMany", StringComparison.Ordinal))
        {
            table.References.Add(new DataReference([$"{name} (many to many)"], target, [], line));
            return;
        }

        var isReference = type.EndsWith("ForeignKey", StringComparison.Ordinal) || type.StartsWith("OneToOne", StringComparison.Ordinal);
        var column = isReference ? $"{name}_id" : name;
        table.Columns.Add(new DataColumn(column, type, Is("null"), CallText.Named(options, "default") is not null, line));
        if (Is("primary_key"))
        {
            table.PrimaryKey.Clear();
            table.PrimaryKey.Add(column);
        }

        if (isReference || Is("db_index") || Is("unique") || type == "SlugField")
            table.Indexes.Add(new DataIndex([column], Is("unique") || type.StartsWith("OneToOne", StringComparison.Ordinal), line));
        if (isReference)
            table.References.Add(new DataReference([column], target, [], line));
    }

    private static void Remove(DataTable table, string name)
    {
        bool Is(string column) => column == name || column == $"{name}_id" || column == $"{name} (many to many)";
        table.Columns.RemoveAll(column => Is(column.Name));
        table.References.RemoveAll(reference => reference.Columns.Any(Is));
        table.Indexes.RemoveAll(index => index.Columns.Any(Is));
    }

    private static void Rename(DataTable table, string old, string name)
    {
        string New(string column) =>
            column == old ? name : column == $"{old}_id" ? $"{name}_id" : column == $"{old} (many to many)" ? $"{name} (many to many)" : column;
        for (var i = 0; i < table.Columns.Count; i++)
            table.Columns[i] = table.Columns[i] with { Name = New(table.Columns[i].Name) };
        for (var i = 0; i < table.References.Count; i++)
            table.References[i] = table.References[i] with { Columns = [.. table.References[i].Columns.Select(New)] };
        for (var i = 0; i < table.Indexes.Count; i++)
            table.Indexes[i] = table.Indexes[i] with { Columns = [.. table.Indexes[i].Columns.Select(New)] };
    }

    [GeneratedRegex(@"\bmigrations\.(?<name>CreateModel|DeleteModel|RenameModel|AddField|RemoveField|AlterField|RenameField)\(")]
    private static partial Regex Operation();

    [GeneratedRegex(@"^\s*replaces\s*=\s*\[[^\]]*\]", RegexOptions.Multiline)]
    private static partial Regex Replaced();

    [GeneratedRegex(@"['""](?<name>\d\w+)['""]")]
    private static partial Regex Name();

    /// <summary>No table of its own.</summary>
    [GeneratedRegex(@"['""](?:proxy|abstract)['""]\s*:\s*True|['""]managed['""]\s*:\s*False")]
    private static partial Regex Virtual();
}
