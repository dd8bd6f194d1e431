using System.Text;
using Maestro.Core.Evidence;

namespace Maestro.Models.Builtin;

/// <summary>Answers from the facts of the repository, and says plainly that there is no model.</summary>
internal static class AssistantReply
{
    private const string Greetings = "hi hello hey ola oi thanks thank obrigado obrigada good bom boa morning evening afternoon dia tarde noite there e ai everyone you";

    public static string Write(TaskEvidence evidence)
    {
        var words = PlainWords.Of(evidence.Request);
        if (words.Count > 0 && words.All(word => PlainWords.Has(Greetings, word)))
            return $"Hello. No model is configured, so this is the built-in analysis: ask for a plan, which files matter for something, or a command.\n\n{Configure.Model}\n";

        var text = new StringBuilder("No model: built-in analysis. I cannot answer freely, only tell what this folder shows.\n\n");
        if (evidence.Facts is { Files: > 0 } facts)
            Describe(facts, text);
        else
            text.AppendLine($"{evidence.Facts?.WhyEmpty() ?? "The folder was not read"}.");
        if (evidence.Files is { Count: > 0 } files)
            Name(files, text);
        if (evidence.Memory is { Length: > 0 } memory)
            Quote(memory, words, text);
        return text.AppendLine().AppendLine(Configure.Model).ToString();
    }

    private static void Describe(ProjectFacts facts, StringBuilder text)
    {
        var languages = string.Join(", ", facts.Languages.Take(4).Select(share => $"{share.Language} ({share.Files})"));
        text.AppendLine($"{facts.Name}: {facts.Files} {(facts.Files == 1 ? "file" : "files")}{(languages.Length > 0 ? $"; {languages}" : "")}.");
        if (facts.About is { } about)
            text.AppendLine($"{facts.AboutSource} says: {about}");
        if (facts.Folders.Count > 1)
            text.AppendLine($"Folders, with their number of files: {string.Join(", ", facts.Folders)}.");
        if (facts.Frameworks.Count > 0)
            text.AppendLine($"Uses {string.Join(", ", facts.Frameworks)}.");
        if (facts.Commands.Count > 0)
            text.AppendLine();
        foreach (var command in facts.Commands)
            text.AppendLine($"- {command.Purpose.ToString().ToLowerInvariant()}: `{command.Command}` (from {command.Source})");
        if (facts.Commands.Count > 0 && facts.EntryPoints.Count + facts.TestFolders.Count > 0)
            text.AppendLine();
        if (facts.EntryPoints.Count > 0)
            text.AppendLine($"Starts in {string.Join(", ", facts.EntryPoints.Take(4))}.");
        if (facts.TestFolders.Count > 0)
            text.AppendLine($"Tests are in {string.Join(", ", facts.TestFolders.Take(4))}.");
    }

    private static void Name(IReadOnlyList<RelevantFile> files, StringBuilder text)
    {
        text.AppendLine().AppendLine("Files that match your question:");
        foreach (var file in files.Take(6))
            text.AppendLine($"- {file.Path}{(file.Symbols.Count > 0 ? $": {string.Join(", ", file.Symbols.Take(4))}" : "")}{(file.Reason.Length > 0 ? $" ({file.Reason})" : "")}");
    }

    /// <summary>The lines of the memory file that share a telling word with the question.</summary>
    private static void Quote(string memory, IReadOnlyList<string> words, StringBuilder text)
    {
        var telling = words.Where(word => word.Length > 4).ToList();
        var lines = memory.Split('\n').Where(line => PlainWords.Of(line).Any(telling.Contains)).Take(3).ToList();
        if (lines.Count > 0)
            text.AppendLine().AppendLine("The repository's own notes say:");
        foreach (var line in lines)
            text.AppendLine($"> {line.Trim().TrimStart('#', '-', '*', ' ')}");
    }
}
