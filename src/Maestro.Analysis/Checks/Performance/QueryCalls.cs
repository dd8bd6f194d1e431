using System.Collections.Frozen;
using Maestro.Analysis.Code;

namespace Maestro.Analysis.Checks.Performance;

/// <summary>Tells which calls ask a database, by the names that libraries and frameworks give them.</summary>
internal static class QueryCalls
{
    private static readonly FrozenSet<string> Certain = Set(
        "findOne findById findUnique findByPk FindAsync FirstOrDefaultAsync SingleOrDefaultAsync ExecuteReader ExecuteScalar ExecuteNonQuery ExecuteScalarAsync ExecuteNonQueryAsync QueryRow QueryRowContext "
        + "SaveChanges SaveChangesAsync executeQuery executeUpdate get_or_create update_or_create fetchone queryForObject findOneBy findOneOrFail");

    /// <summary>These are other things too: what they are called on must look like a database.</summary>
    private static readonly FrozenSet<string> Likely = Set(
        "execute query findFirst findMany FirstAsync SingleAsync ToListAsync Exec ExecContext Query QueryContext GetByIdAsync ListAsync create update updateMany upsert count aggregate findAndCount save saveAndFlush findBy");

    private static readonly FrozenSet<string> Django = Set("get filter exclude create first last exists count aggregate values values_list update");

    private static readonly FrozenSet<string> Eloquent = Set(
        "find findOrFail first firstOrFail firstWhere create firstOrCreate updateOrCreate get count exists pluck value insert update delete");

    private static readonly FrozenSet<string> Writing = Set(
        "save saveAndFlush create update updateMany upsert insert delete firstOrCreate updateOrCreate get_or_create update_or_create Exec ExecContext");

    private static readonly string[] Databases = ["db", "cursor", "conn", "session", "repo", "pool", "prisma", "context", "database", "engine", "stmt", "entitymanager"];

    private static readonly string[] Setup = ["/seed", "/management/commands/", "migrations/", "/migrate/", "/fixtures/", "scripts/", "/script/", "/tasks/", "/console/commands/", "Rakefile"];

    public static bool Is(CodeText code, CodeCall call)
    {
        if (call.Path.Split('.') is not [.. { Length: > 0 } on, var name])
            return false;
        if (Certain.Contains(name) || (Likely.Contains(name) && on.Any(IsDatabase) && IsOfLanguage(code, name)))
            return true;
        if (code.IsPython)
            return on.Contains("objects") && Django.Contains(name);
        return code.Language is "PHP" && Eloquent.Contains(name) && (on[0] == "DB" || code.Text.Contains($"\\Models\\{on[0]};", StringComparison.Ordinal));
    }

    /// <summary>A call that stores one element of a loop: <c>item.save()</c> in Django and Laravel.</summary>
    public static bool Saves(CodeText code, CodeCall call, IReadOnlySet<string> names) =>
        call.Path.Split('.') is [var on, "save"] && names.Contains(on)
        && (code.IsPython ? call.Arguments.All(argument => code.IsAssignment(argument.Start + 1)) && (code.Text.Contains(".objects", StringComparison.Ordinal) || code.Text.Contains("models", StringComparison.Ordinal))
            : code.Language is "PHP" && code.Text.Contains("\\Models\\", StringComparison.Ordinal));

    /// <summary>A write in a loop is often meant so; it costs as much.</summary>
    public static bool Writes(string name) => Writing.Contains(name);

    /// <summary>Runs once, by hand, with few rows.</summary>
    public static bool IsSetup(string path) => Array.Exists(Setup, part => $"/{path}".Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>Names that begin in lower case say more in scripts and Java, those in upper case in Go and C#.</summary>
    private static bool IsOfLanguage(CodeText code, string name) =>
        name is "execute" or "query" or "findFirst" || (char.IsAsciiLetterUpper(name[0]) ? code.Language is "C#" or "Go" : name is "save" or "saveAndFlush" or "findBy" ? code.Language is "Java" or "Kotlin" : code.IsScript);

    private static bool IsDatabase(string name) =>
        Array.Exists(Databases, known => name.Contains(known, StringComparison.OrdinalIgnoreCase)) || name.Equals("client", StringComparison.OrdinalIgnoreCase)
            || name is "tx" or "trx";

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
