using System.Globalization;
using System.Text;
using Maestro.Core.Evidence;

namespace Maestro.Models.Builtin;

/// <summary>Sums up how documents and comments fit the code, and what was worked out from the facts.</summary>
internal static class DocumentationReply
{
    public static string Write(TaskEvidence evidence)
    {
        if (evidence.Facts is not { Files: > 0 } || evidence.Documentation is not { } documentation)
            return $"No model: built-in analysis. {evidence.Facts?.WhyEmpty() ?? "The folder was not read"}.\n";
        var text = new StringBuilder($"No model: built-in analysis of {evidence.Scope}. ");
        var wrong = documentation.Gaps.Where(gap => gap.Kind is not ("undocumented" or "missing-readme")).ToList();
        text.Append(wrong.Count == 0 ? "Nothing was found that is not so. "
            : $"{wrong.Count} {(wrong.Count == 1 ? "place says" : "places say")} what is not so: {Kinds(wrong)}. ");
        if (documentation.Coverage is { } coverage)
            text.Append(CultureInfo.InvariantCulture, $"{coverage.Documented} of {coverage.Public} public symbols are documented{Least(coverage)}. ");
        text.AppendLine(documentation.Gaps.Any(gap => gap.Kind is "missing-readme") && !documentation.Writes
            ? "There is no README: `maestro run \"write a README\"` makes one from what is known." : "");
        foreach (var draft in documentation.Drafts ?? [])
            text.AppendLine($"{draft.Path}: {draft.Description}.");
        if (documentation is { Writes: true, Drafts: null or { Count: 0 } })
            text.AppendLine("Without a model the documentation agent writes a README and an API reference from the facts, and corrects links and names whose right form is known; nothing of that was to be done here. Texts of its own need a model.");
        return text.ToString();
    }

    private static string Kinds(List<DocumentationGap> gaps) =>
        string.Join(", ", gaps.GroupBy(gap => gap.Kind).OrderByDescending(group => group.Count()).Select(group =>
            $"{group.Count()} {group.Key.Replace('-', ' ')}"));

    private static string Least(DocumentationCoverage coverage) =>
        coverage.Folders is [{ } least, ..] && least.Documented < least.Public
            ? $", most are missing in {(least.Name == "." ? "the root folder" : least.Name)} ({least.Public - least.Documented})" : "";
}
