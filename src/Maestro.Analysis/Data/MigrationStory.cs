using System.Text.RegularExpressions;
using Maestro.Analysis.Data.Readers;
using Maestro.Analysis.Data.Sql;
using Maestro.Core.Text;

namespace Maestro.Analysis.Data;

/// <summary>Tells a migration step by step, in the order in which it runs.</summary>
public static partial class MigrationStory
{
    private const int MostSteps = 40;
    private const int MostCharacters = 220;

    public static IReadOnlyList<string> Of(SchemaMigration migration)
    {
        var steps = (migration.File.EndsWith(".sql", StringComparison.Ordinal) ? Statements(migration.Up, migration.UpLine - 1) : Calls(migration)).ToList();
        List<string> told = [.. steps.Take(MostSteps)];
        if (steps.Count > MostSteps)
            told.Add($"and {steps.Count - MostSteps} more steps");
        if (told.Count == 0)
            told.Add("changes nothing that is known to the analysis: read the file");
        told.Add(migration.Down is not null ? "can be taken back: it has a way down" : migration.Tool is "django" or "rails" ? $"has no written way back; {migration.Tool} works it out from these steps where it can" : "has no way back");
        return told;
    }

    private static IEnumerable<string> Statements(string sql, int line) =>
        SqlStatement.Read(sql).Where(statement => statement.Count > 0).Select(statement => $"line {statement.Line + line}: {Bounded(statement.Text)}");

    private static IEnumerable<string> Calls(SchemaMigration migration)
    {
        var text = migration.Up;
        var end = 0;
        foreach (Match call in Call(migration.Tool).Matches(text))
        {
            if (call.Index < end)
                continue;
            var open = call.Index + call.Length - 1;
            var after = text[open] == '(' ? CallText.After(text, open) : text.IndexOf('\n', open) is >= 0 and var stop ? stop : text.Length;
            var arguments = text[open] == '(' ? text[(open + 1)..Math.Max(open + 1, after - 1)] : text[open..after];
            if (call.Groups["block"].Success)
                after = call.Index + call.Length;
            else
                end = after;
            yield return $"line {migration.UpLine + text.AsSpan(0, call.Index).Count('\n')}: {Bounded($"{Verb(call)} {Argument(arguments, call.Groups["block"].Success)}")}";
        }
    }

    /// <summary>The arguments that say what is changed; of a block only what it is about.</summary>
    private static string Argument(string arguments, bool isBlock)
    {
        var parts = CallText.Parts(arguments);
        return string.Join(", ", (isBlock ? parts.Take(1) : parts).Select(part => part.StartsWith("fields=", StringComparison.Ordinal) ? $"with {string.Join(", ", Names(part))}" : Field().Replace(part, " ").Trim()).Where(part => part.Length > 0 && !part.StartsWith("options=", StringComparison.Ordinal) && !part.StartsWith("bases=", StringComparison.Ordinal)).Take(5));
    }

    /// <summary>The names in a list of fields with their kinds.</summary>
    private static IEnumerable<string> Names(string list) =>
        CallText.Parts(list[(list.IndexOf('[', StringComparison.Ordinal) + 1)..].TrimEnd(']', ' ', '\n')).Where(field => field.StartsWith('(')).Select(field => CallText.Unquoted(CallText.Parts(field[1..])[0]));

    /// <summary>Laravel names only the type where a column is added.</summary>
    private static string Verb(Match call) =>
        call.Groups["block"].Success && call.Groups["name"].Value == "table" ? "change the table"
        : call.Groups["name"].Value == "create" ? "create the table"
        : call.Value.StartsWith('$') && !Takes().IsMatch(call.Groups["name"].Value) ? $"add {Spaced(call.Groups["name"].Value)}" : Spaced(call.Groups["name"].Value);

    private static string Spaced(string name) => WordStart().Replace(name, " ").Replace('_', ' ').ToLowerInvariant();

    private static string Bounded(string text) =>
        PlainText.Clean(Space().Replace(text, " ")).Trim().TrimEnd(';') is { Length: > MostCharacters } whole
            ? $"{whole[..MostCharacters]} ..."
            : PlainText.Clean(Space().Replace(text, " ")).Trim().TrimEnd(';');

    private static Regex Call(string tool) => tool switch
    {
        "django" => Django(),
        "alembic" => Alembic(),
        "ef" => EntityFramework(),
        "rails" => Rails(),
        "laravel" => Laravel(),
        _ => Script(),
    };

    [GeneratedRegex(@"\bmigrations\.(?<name>(?!Migration\b|SeparateDatabaseAndState\b|swappable)\w+)\(")]
    private static partial Regex Django();

    [GeneratedRegex(@"\b(?:op|batch_op)\.(?<name>(?!f\b|get_bind|get_context|inline_literal)\w+)\(")]
    private static partial Regex Alembic();

    [GeneratedRegex(@"\bmigrationBuilder\.(?<name>\w+)(?:<[\w.?\[\]]+>)?\(")]
    private static partial Regex EntityFramework();

    [GeneratedRegex(@"^\s*(?<name>(?:create|drop|rename|change|add|remove|execute|enable|disable)_?\w*|execute)[ (]", RegexOptions.Multiline)]
    private static partial Regex Rails();

    [GeneratedRegex(@"\bSchema::(?:connection\([^)]*\)->)?(?:(?<block>(?<name>create|table))|(?<name>\w+))\(|\$table->(?<name>\w+)\(|\bDB::(?<name>\w+)\(")]
    private static partial Regex Laravel();

    [GeneratedRegex(@"\b(?:knex(?:\.schema)?|queryInterface|queryRunner|schema|pgm|db)\s*\.(?<name>(?:create|drop|alter|rename|add|remove|change|query|raw|has|bulk)\w*)\(")]
    private static partial Regex Script();

    [GeneratedRegex(@"^(?:model_name|name|field|table|column|old_name|new_name)\s*[=:]\s*|\bmodels\.|function\s*\(Blueprint \$table\)[\s\S]*$")]
    private static partial Regex Field();

    [GeneratedRegex("^(?:drop|rename|change|comment|after)")]
    private static partial Regex Takes();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
