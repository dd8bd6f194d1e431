using System.Text;
using Maestro.Core.Evidence;

namespace Maestro.Models.Builtin;

/// <summary>Says what was written from which facts, and what the checks of the files found.</summary>
internal static class DevopsReply
{
    private const int MostNamed = 5;

    public static string Write(TaskEvidence evidence)
    {
        if (evidence.Facts is not { Files: > 0 })
            return $"No model: built-in analysis. {evidence.Facts?.WhyEmpty() ?? "The folder was not read"}.\n";
        var text = new StringBuilder("No model: built-in analysis. ");
        var drafts = evidence.Drafts ?? [];
        if (drafts.Count > 0)
            text.AppendLine($"Written from the facts of this repository: {string.Join(", ", drafts.Select(draft => draft.Path))}.");
        else
            text.AppendLine($"Looked at {evidence.Scope}.");
        foreach (var note in evidence.Notes ?? [])
            text.AppendLine($"- {note}");
        var findings = evidence.Findings ?? [];
        // A few findings are seen at a glance in their table.
        var first = findings.Count > 2 * MostNamed ? findings.Take(MostNamed).ToList() : [];
        if (first.Count > 0)
            text.AppendLine().AppendLine("Look first at:");
        foreach (var finding in first)
            text.AppendLine($"- {finding.File}:{finding.Line}: {finding.Message}");
        return text.ToString();
    }
}
