using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Maestro.Analysis.Data.Checks;

namespace Maestro.Analysis.Data.Drafts;

/// <summary>A migration that was worked out from a sentence and the schema.</summary>
/// <param name="Files">In the style of the project; empty when its migrations are made by a tool.</param>
/// <param name="Risk">How much it risks, and why.</param>
public sealed record MigrationDraft(string Up, string Down, string Risk, IReadOnlyList<KeyValuePair<string, string>> Files, IReadOnlyList<string> Notes)
{
    private const string Reserved =
        " all and any as asc between by case check column constraint create cross default delete desc distinct drop else end except exists for foreign from full grant group having in index inner insert into is join key "
        + "left like limit not null offset on or order outer primary references right select set table then to union unique update user using values view when where window with ";

    /// <summary>Null when the change cannot be made, and <paramref name="why"/> says why.</summary>
    public static MigrationDraft? Of(SchemaWish wish, DataScan scan, bool isPostgres, DateTimeOffset now, out string why)
    {
        why = "";
        var table = scan.Tables.FirstOrDefault(known => known.Name.Equals(wish.Table, StringComparison.OrdinalIgnoreCase));
        if (table is null && wish.Kind != "create")
            why = $"no table {wish.Table} was found in the schema{(scan.Tables.Any() ? $"; there are {string.Join(", ", scan.Tables.Select(known => known.Name).Distinct().Take(12))}" : "")}";
        else if (table is not null && wish.Kind == "create")
            why = $"the table {wish.Table} is there already ({table.File}:{table.Line})";
        else if (wish.Kind is "drop" or "rename" && table!.Column(wish.Names[0]) is null)
            why = $"the table {table.Name} has no column {wish.Names[0]}; it has {string.Join(", ", table.Columns.Select(column => column.Name))}";
        else if (wish.Kind is "add" && table!.Column(wish.Names[0]) is { } there)
            why = $"the table {table.Name} has a column {there.Name} already ({table.File}:{there.Line})";
        else if (wish.Kind is "index" && wish.Names.FirstOrDefault(name => table!.Column(name) is null) is { } missing)
            why = $"the table {table!.Name} has no column {missing}; it has {string.Join(", ", table.Columns.Select(column => column.Name))}";
        else if (wish.Kind is "add" && !Regex.IsMatch(wish.Definition, @"^(?!not\b|null\b|default\b|unique\b)[A-Za-z]", RegexOptions.IgnoreCase))
            why = $"the type of {wish.Names[0]} is not said; say it, such as `add column {wish.Names[0]} text to {wish.Table}`";
        else if (wish.Kind is "create" && !Columns(wish.Definition).All(column => column.Contains(' ', StringComparison.Ordinal)))
            why = $"the types of the columns are not said; say them, such as `create table {wish.Table} with id bigint primary key, name text not null`";
        if (why.Length > 0)
            return null;
        var (up, down, slug) = Sql(wish, table, isPostgres);
        var risks = MigrationCheck.InSql(up, 0, isPostgres).Select(risk => (risk.Rule.Severity, risk.Message)).ToList();
        var level = risks.Count == 0 ? "low" : risks.Max(risk => risk.Severity).ToString().ToLowerInvariant();
        var notes = new List<string>();
        var files = MigrationStyle.Files(scan.Migrations, up, down, slug, now, notes);
        return new MigrationDraft(up, down, risks.Count == 0 ? "low: nothing is lost, and no table is locked for long" : $"{level}: it {string.Join("; it ", risks.Select(risk => risk.Message))}", files, notes);
    }

    private static (string Up, string Down, string Slug) Sql(SchemaWish wish, DataTable? table, bool isPostgres)
    {
        var plain = table?.Name ?? wish.Table;
        var name = Quoted(plain);
        var word = wish.Names.Count > 0 ? wish.Names[0] : "";
        var first = Quoted(word);
        switch (wish.Kind)
        {
            case "add":
                return ($"ALTER TABLE {name} ADD COLUMN {first} {Upper(wish.Definition)};", $"ALTER TABLE {name} DROP COLUMN {first};", $"add_{word}_to_{plain}");
            case "drop":
                var column = table!.Column(word)!;
                return ($"ALTER TABLE {name} DROP COLUMN {first};", $"ALTER TABLE {name} ADD COLUMN {first} {column.Type};", $"drop_{word}_from_{plain}");
            case "rename":
                return ($"ALTER TABLE {name} RENAME COLUMN {first} TO {Quoted(wish.Names[1])};", $"ALTER TABLE {name} RENAME COLUMN {Quoted(wish.Names[1])} TO {first};", $"rename_{word}_to_{wish.Names[1]}_in_{plain}");
            case "index":
                var index = $"{plain}_{string.Join("_", wish.Names)}_idx";
                var quietly = isPostgres ? "CONCURRENTLY " : "";
                return ($"CREATE {(wish.IsUnique ? "UNIQUE " : "")}INDEX {quietly}{index} ON {name} ({string.Join(", ", wish.Names.Select(Quoted))});", $"DROP INDEX {quietly}{index};", $"index_{plain}_{string.Join("_", wish.Names)}");
            default:
                return ($"CREATE TABLE {name} (\n    {string.Join(",\n    ", Columns(wish.Definition).Select(Upper))}\n);", $"DROP TABLE {name};", $"create_{plain}");
        }
    }

    /// <summary>A name that is a word of SQL, or has capitals, stands in quotes.</summary>
    private static string Quoted(string name) =>
        Reserved.Contains($" {name.ToLowerInvariant()} ", StringComparison.Ordinal) || name.Any(char.IsUpper) ? $"\"{name}\"" : name;

    private static IEnumerable<string> Columns(string definition) =>
        Regex.Split(definition, @",(?![^(]*\))|\s+(?:and|e)\s+").Select(part => part.Trim()).Where(part => part.Length > 0);

    /// <summary>Keywords as they are usually written.</summary>
    private static string Upper(string definition) =>
        Regex.Replace(
            definition, @"\b(?:not null|null|default|unique|primary key|references)\b", match => match.Value.ToUpperInvariant(), RegexOptions.IgnoreCase);
}

/// <summary>Writes a migration as the files of the project are written.</summary>
internal static partial class MigrationStyle
{
    public static IReadOnlyList<KeyValuePair<string, string>> Files(IReadOnlyList<SchemaMigration> there, string up, string down, string slug, DateTimeOffset now, List<string> notes)
    {
        var last = there.Where(migration => migration.Tool is "sql" or "flyway" or "alembic").OrderBy(migration => migration.File, StringComparer.Ordinal)
            .LastOrDefault();
        if (last is null)
        {
            notes.Add(there.Count > 0 ? $"the migrations of this project are made by {there[0].Tool}; make one with it, the SQL shows what it has to do" : "the project has no migrations, so nothing shows how a file of them is written; the SQL is shown alone");
            return [];
        }

        if (up.Contains("CONCURRENTLY", StringComparison.Ordinal))
            notes.Add("an index that is built concurrently cannot be built inside of a transaction: the tool must run this file without one");
        var folder = last.File[..(last.File.LastIndexOf('/') + 1)];
        var name = last.File[folder.Length..];
        if (last.Tool == "alembic")
            return [Alembic(there, folder, up, down, slug, now)];
        if (Flyway().Match(name) is { Success: true } flyway)
        {
            var number = there.Select(migration => Flyway().Match(migration.File[(migration.File.LastIndexOf('/') + 1)..])).Where(match => match.Success)
                .Max(match => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)) + 1;
            var hasUndo = there.Any(migration => migration is { Tool: "flyway", Down: not null });
            return [new($"{folder}V{number}__{slug}.sql", up + "\n"), .. hasUndo ? [new KeyValuePair<string, string>($"{folder}U{number}__{slug}.sql", down + "\n")] : Array.Empty<KeyValuePair<string, string>>()];
        }

        var prefix = Prefix().Match(name);
        var next = !prefix.Success ? "" : prefix.Value.Length >= 12 ? now.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)[..Math.Min(14, prefix.Value.Length)]
            : (long.Parse(prefix.Value, CultureInfo.InvariantCulture) + 1).ToString($"D{prefix.Value.Length}", CultureInfo.InvariantCulture);
        var between = prefix.Success && prefix.Length < name.Length && name[prefix.Length] is '-' or '_' ? name[prefix.Length].ToString() : "_";
        var start = $"{folder}{next}{(next.Length > 0 ? between : "")}{slug}";
        if (name.EndsWith(".up.sql", StringComparison.Ordinal))
            return [new($"{start}.up.sql", up + "\n"), new($"{start}.down.sql", down + "\n")];
        if (last.HasDown)
            return [new($"{start}.sql", Marked(last, up, down))];
        notes.Add("the files of this project have no way back, so it stands in the result alone");
        return [new($"{start}.sql", up + "\n")];
    }

    /// <summary>With the marks that the tool of the project reads, as they stand in its last file.</summary>
    private static string Marked(SchemaMigration last, string up, string down)
    {
        var marks = last.Whole.Split('\n').Select(line => line.Trim()).Where(line => Mark().IsMatch(line)).ToList();
        return $"{marks[0]}\n{up}\n\n{marks[^1]}\n{down}\n";
    }

    /// <summary>The revision that no other one follows is the one to go on from.</summary>
    private static KeyValuePair<string, string> Alembic(IReadOnlyList<SchemaMigration> there, string folder, string up, string down, string slug, DateTimeOffset now)
    {
        var known = there.Where(migration => migration.Tool == "alembic")
            .Select(migration => (Id: Revision().Match(migration.Whole).Groups["id"].Value, Text: migration.Whole)).Where(one => one.Id.Length > 0).ToList();
        var before = known.Select(one => Before().Match(one.Text).Groups["id"].Value).ToHashSet(StringComparer.Ordinal);
        var head = known.Select(one => one.Id).FirstOrDefault(id => !before.Contains(id)) ?? "";
        var revision = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{head} {slug}")))[..12];
        return new($"{folder}{revision}_{slug}.py", $"""
            \"\"\"{slug.Replace('_', ' ')}

            Revision ID: {revision}
            Revises: {head}
            Create Date: {now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}
            \"\"\"
            from alembic import op

            revision = "{revision}"
            down_revision = {(head.Length > 0 ? $"\"{head}\"" : "None")}
            branch_labels = None
            depends_on = None


            def upgrade():
                op.execute(
                    \"\"\"
                    {up.TrimEnd(';').Replace("\n", "\n        ", StringComparison.Ordinal)}
                    \"\"\"
                )


            def downgrade():
                op.execute(
                    \"\"\"
                    {down.TrimEnd(';').Replace("\n", "\n        ", StringComparison.Ordinal)}
                    \"\"\"
                )

            """.Replace("\\\"", "\"", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^--\s*(?:\+goose (?:Up|Down)|migrate:(?:up|down)|(?:\+migrate )?(?:up|down))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^revision(?:\s*:\s*\w+)?\s*=\s*['""](?<id>\w+)['""]", RegexOptions.Multiline)]
    private static partial Regex Revision();

    [GeneratedRegex(@"^down_revision(?:\s*:[^=\n]+)?\s*=\s*['""](?<id>\w+)['""]", RegexOptions.Multiline)]
    private static partial Regex Before();

    [GeneratedRegex(@"^V(?<number>\d+)__")]
    private static partial Regex Flyway();

    [GeneratedRegex(@"^\d+")]
    private static partial Regex Prefix();
}
