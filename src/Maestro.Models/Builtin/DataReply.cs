using System.Text;
using Maestro.Core.Evidence;

namespace Maestro.Models.Builtin;

/// <summary>Says what was found in schemas, queries and migrations, and which migration was worked out.</summary>
internal static class DataReply
{
    private const int MostNamed = 5;

    private const string Nothing =
        "No model: built-in analysis. No schema, model, query or migration was found. Looked for: SQL in files and in code, models and migrations of Prisma, Django, "
        + "SQLAlchemy, Alembic, Rails, Entity Framework, JPA, Knex and TypeORM. A database can be named: 'describe data.db'.\n";

    public static string Write(TaskEvidence evidence)
    {
        if (evidence.Facts is not { Files: > 0 } && evidence.Drafts is not { Count: > 0 })
            return $"No model: built-in analysis. {evidence.Facts?.WhyEmpty() ?? "The folder was not read"}.\n";
        if (evidence.Scope?.StartsWith("the migration ", StringComparison.Ordinal) is true)
            return Migration(evidence);
        var text = new StringBuilder(evidence.Scope is { } scope ? $"No model: built-in analysis. Found {scope}.\n" : Nothing);
        foreach (var draft in evidence.Drafts ?? [])
            text.AppendLine().AppendLine($"{(draft.Path.Length > 0 ? $"{draft.Path}:" : "The migration:")} risk {draft.Description}");
        foreach (var note in (evidence.Notes ?? []).Where(note => evidence.Drafts is { Count: > 0 } && !note.Contains('(')))
            text.AppendLine($"- {note}");
        var findings = evidence.Findings ?? [];
        // A few findings are seen at a glance in their table.
        var first = evidence.Drafts is not { Count: > 0 } && findings.Count > 2 * MostNamed ? findings.Take(MostNamed).ToList() : [];
        if (first.Count > 0)
            text.AppendLine().AppendLine("Look first at:");
        foreach (var finding in first)
            text.AppendLine($"- {finding.File}:{finding.Line}: {finding.Message}");
        return text.ToString();
    }

    /// <summary>What one migration does, step by step.</summary>
    private static string Migration(TaskEvidence evidence)
    {
        var text = new StringBuilder($"No model: built-in analysis of {evidence.Scope}. In order, it:\n");
        foreach (var step in evidence.Notes ?? [])
            text.AppendLine($"- {step}");
        foreach (var finding in evidence.Findings ?? [])
            text.AppendLine($"Mind line {finding.Line}: {finding.Message}. {finding.Explanation}");
        return text.ToString();
    }
}
