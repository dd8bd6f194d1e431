using System.Text.RegularExpressions;
using Maestro.Analysis.Data;
using Maestro.Core.Routing;

namespace Maestro.Agents.Data;

/// <summary>What a request asks of stored data: what tables there are, what one migration does, or everything with its faults.</summary>
/// <param name="Kind"><c>tables</c>, <c>migration</c> or <c>all</c>.</param>
/// <param name="Tables">Those that the request names; empty means all.</param>
internal sealed partial record DataQuestion(string Kind, IReadOnlySet<string> Tables, SchemaMigration? Migration)
{
    public static DataQuestion Everything { get; } = new("all", new HashSet<string>(), null);

    public static DataQuestion Of(string request, DataScan scan)
    {
        var text = WordForms.Fold(request);
        if (Judges().IsMatch(text))
            return Everything;
        if (MigrationAsked(text, scan) is { } migration)
            return new DataQuestion("migration", new HashSet<string>(), migration);
        if (!Describes().IsMatch(text))
            return Everything;
        var words = Word().Matches(text).Select(match => WordForms.Stem(match.Value)).ToHashSet(StringComparer.Ordinal);
        var named = scan.Tables.Select(table => table.Name).Where(name => words.Contains(WordForms.Stem(name.ToLowerInvariant())) && !Plain().IsMatch(name))
            .ToHashSet(StringComparer.Ordinal);
        return new DataQuestion("tables", named, null);
    }

    public bool Covers(DataTable table) => Tables.Count == 0 || Tables.Contains(table.Name);

    /// <summary>By its file, its number, or as the last one.</summary>
    private static SchemaMigration? MigrationAsked(string text, DataScan scan)
    {
        if (!text.Contains("migra", StringComparison.Ordinal) || scan.Migrations.Count == 0 || !WhatDoes().IsMatch(text))
            return null;
        foreach (Match name in Named().Matches(text))
        {
            var found = scan.Migrations.Where(migration => IsNamed(migration.File, name.Value)).ToList();
            if (found.Count > 0)
                return found[^1];
        }

        return Last().IsMatch(text) ? scan.Migrations.MaxBy(migration => Stamp(migration.File), StringComparer.Ordinal) : null;
    }

    private static bool IsNamed(string file, string name)
    {
        var last = file[(file.LastIndexOf('/') + 1)..];
        var own = last is "migration.sql" ? file.Split('/')[^2] : last;
        return file.EndsWith(name, StringComparison.OrdinalIgnoreCase) || own.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            || own.TrimStart('V', '0').StartsWith($"{name}_", StringComparison.OrdinalIgnoreCase)
            || (name.Length > 6 && own.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The name without its folders, as migrations are ordered by it; Prisma's lies in a folder of its own.</summary>
    private static string Stamp(string file) => file.Split('/') is [.., var folder, "migration.sql"] ? folder : file[(file.LastIndexOf('/') + 1)..];

    [GeneratedRegex(@"\b(?:review|check|problems?|issues?|faults?|wrong|missing|audit|improve|optimi[sz]e|revise|revisar|problemas?|slow|risky|safe|index(?:es)?)\b")]
    private static partial Regex Judges();

    [GeneratedRegex(@"\b(?:describe|explain|what|which|show|list|overview|document|summar\w+|give|print|draw|how|descreva|explique|explica|quais|qual|mostre|liste|que)\b.*\b(?:database|db|schema|tables?|columns?|models?|entities|banco|tabelas?|colunas?|esquema|erd?)\b|^\s*(?:the\s+)?(?:db|database|data)?\s*(?:schema|model|tables)\s*\??$")]
    private static partial Regex Describes();

    [GeneratedRegex(@"\b(?:what|explain|describe|show|summari[sz]e|faz|explique|explica|que)\b")]
    private static partial Regex WhatDoes();

    [GeneratedRegex(@"\b(?:last|latest|newest|recent|ultima)\b")]
    private static partial Regex Last();

    /// <summary>A path, a number, or a name of several parts.</summary>
    [GeneratedRegex(@"[\w./-]*\d[\w./-]*\w|\d+|\w+_\w+")]
    private static partial Regex Named();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    /// <summary>Names that are words of the question itself.</summary>
    [GeneratedRegex("^(?:schema|table|model|database|column|list)s?$", RegexOptions.IgnoreCase)]
    private static partial Regex Plain();
}
