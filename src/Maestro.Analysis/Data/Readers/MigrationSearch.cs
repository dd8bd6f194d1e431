using System.Text.RegularExpressions;
using Maestro.Analysis.Checks;

namespace Maestro.Analysis.Data.Readers;

/// <summary>Finds migrations and takes them apart into the way up and the way down.</summary>
internal static partial class MigrationSearch
{
    public static bool IsPlace(string path) => Place().IsMatch(path);

    /// <param name="read">The text of another file.</param>
    public static SchemaMigration? Read(ScanFile file, Func<string, string?> read)
    {
        var (path, text) = (file.Path, file.Text);
        var found = Path.GetExtension(path) switch
        {
            ".sql" when IsPlace(path) && !path.EndsWith(".down.sql", StringComparison.Ordinal) && !Undo().IsMatch(path) => Sql(path, text, read),
            ".py" when text.Contains("def upgrade(", StringComparison.Ordinal) && IsPlace(path) => Parts(path, text, PythonUp(), PythonDown(), "alembic"),
            ".py" when text.Contains("class Migration(", StringComparison.Ordinal) && path.Contains("migrations/", StringComparison.Ordinal) =>
                new SchemaMigration(path, text, null, 1, false, "django"),
            ".cs" when text.Contains("void Up(MigrationBuilder", StringComparison.Ordinal) && !path.EndsWith(".Designer.cs", StringComparison.Ordinal) =>
                Parts(path, text, EfUp(), EfDown(), "ef"),
            ".js" or ".ts" when IsPlace(path) && ScriptUp().IsMatch(text) => Parts(path, text, ScriptUp(), ScriptDown(), text.Contains("queryRunner", StringComparison.Ordinal) ? "typeorm" : text.Contains("queryInterface", StringComparison.Ordinal) ? "sequelize" : "knex"),
            ".php" when text.Contains("Schema::", StringComparison.Ordinal) && IsPlace(path) => Parts(path, text, LaravelUp(), LaravelDown(), "laravel"),
            ".rb" when path.Contains("db/migrate/", StringComparison.Ordinal) => new SchemaMigration(path, text, null, 1, false, "rails"),
            _ => null,
        };
        return found is null ? null : found with { Whole = text };
    }

    private static SchemaMigration Sql(string path, string text, Func<string, string?> read)
    {
        if (path.EndsWith(".up.sql", StringComparison.Ordinal))
            return new SchemaMigration(path, text, read($"{path[..^7]}.down.sql"), 1, true, "sql");
        if (Prisma().IsMatch(path))
            return new SchemaMigration(path, text, null, 1, false, "prisma");
        if (Flyway().Match(path) is { Success: true } flyway)
            return new SchemaMigration(path, text, read($"{flyway.Groups["folder"].Value}U{flyway.Groups["rest"].Value}"), 1, false, "flyway");
        var up = MarkUp().Match(text);
        var down = MarkDown().Match(text);
        var start = up.Success ? up.Index + up.Length : 0;
        if (down.Success && down.Index >= start)
            return new SchemaMigration(path, text[start..down.Index], text[(down.Index + down.Length)..].Trim() is { Length: > 0 } way ? way : null, text.AsSpan(0, start).Count('\n') + 1, true, "sql");
        return new SchemaMigration(path, text, null, 1, up.Success, "sql");
    }

    private static SchemaMigration? Parts(string path, string text, Regex up, Regex down, string tool)
    {
        var (first, second) = (up.Match(text), down.Match(text));
        if (!first.Success)
            return null;
        var end = second.Success && second.Index > first.Index ? second.Index : text.Length;
        var back = second.Success ? text[(second.Index + second.Length)..(first.Index > second.Index ? first.Index : text.Length)] : "";
        return new SchemaMigration(path, text[(first.Index + first.Length)..end], IsEmpty(back) ? null : back.Trim(), text.AsSpan(0, first.Index + first.Length).Count('\n') + 1, true, tool);
    }

    /// <summary>Nothing but brackets, <c>pass</c>, comments or an error that says that there is no way back.</summary>
    private static bool IsEmpty(string text) => Nothing().Replace(text, "").Trim().Length == 0;

    [GeneratedRegex(@"(?:^|/)(?:migrations?|migrate|versions|db/migration|changelogs?)/|(?:^|/)V\d[\w.]*__\w+\.sql$", RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    [GeneratedRegex(@"(?:^|/)U\d[\w.]*__\w+\.sql$")]
    private static partial Regex Undo();

    [GeneratedRegex(@"^(?<folder>(?:.*/)?)V(?<rest>\d[\w.]*__\w+\.sql)$")]
    private static partial Regex Flyway();

    [GeneratedRegex(@"prisma/migrations/[^/]+/migration\.sql$")]
    private static partial Regex Prisma();

    [GeneratedRegex(@"^--\s*(?:\+goose Up|migrate:up|up|\+migrate Up)\b.*\n?", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MarkUp();

    [GeneratedRegex(@"^--\s*(?:\+goose Down|migrate:down|down|\+migrate Down)\b.*\n?", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MarkDown();

    [GeneratedRegex(@"^def upgrade\([^)]*\)[^:]*:\n?", RegexOptions.Multiline)]
    private static partial Regex PythonUp();

    [GeneratedRegex(@"^def downgrade\([^)]*\)[^:]*:\n?", RegexOptions.Multiline)]
    private static partial Regex PythonDown();

    [GeneratedRegex(@"void Up\(MigrationBuilder \w+\)\s*\{?")]
    private static partial Regex EfUp();

    [GeneratedRegex(@"(?:\r?\n\s*/// <inheritdoc ?/>\s*)?\s*protected override void Down\(MigrationBuilder \w+\)\s*\{?")]
    private static partial Regex EfDown();

    [GeneratedRegex(@"public function up\(\)[^{]*\{")]
    private static partial Regex LaravelUp();

    [GeneratedRegex(@"(?:\s*/\*\*(?:[^*]|\*(?!/))*\*/)?\s*public function down\(\)[^{]*\{")]
    private static partial Regex LaravelDown();

    [GeneratedRegex(@"exports\.up\s*=[^{\n]*(?:\{|=>)|export (?:async )?function up\([^)]*\)[^{]*\{|async up\([^)]*\)[^{]*\{")]
    private static partial Regex ScriptUp();

    [GeneratedRegex(@"exports\.down\s*=[^{\n]*(?:\{|=>)|export (?:async )?function down\([^)]*\)[^{]*\{|(?:public )?async down\([^)]*\)[^{]*\{")]
    private static partial Regex ScriptDown();

    [GeneratedRegex(@"[{};\s]|\bpass\b|#[^\n]*|//[^\n]*|""""""[\s\S]*?""""""|throw new \w+\([^)]*\)|raise \w+(?:\([^)]*\))?")]
    private static partial Regex Nothing();
}
