using System.Text;
using Maestro.Core.Evidence;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Builtin;

/// <summary>Says which files matter and how they hang together; reads the first one that the sentence names, for what it says about itself.</summary>
internal static class ExplorerReply
{
    private const string ReadFile = "read_file";

    private static readonly char[] LineNumbers = [.. "0123456789:|→ \t"];
    private static readonly string[] Legal = ["license", "copyright", "governed by", "all rights", "author:", "eslint", "coding: "];
    private static readonly char[] CommentMarks = [.. "/#\"*-!<> \t\r'"];

    public static BuiltinReply Write(BuiltinRequest request)
    {
        var evidence = request.Evidence;
        if (evidence.Facts is not { Files: > 0 })
            return new BuiltinReply($"No model: built-in analysis. {evidence.Facts?.WhyEmpty() ?? "The folder was not read"}.\n");
        if (evidence.Files is not { Count: > 0 } files)
            return new BuiltinReply($"No model: built-in analysis. None of the {evidence.Facts.Files} files matches \"{evidence.Request}\"; name a file, a folder or a word of the code.\n");

        var named = files.FirstOrDefault(file => evidence.Request.Contains(file.Path[(file.Path.LastIndexOf('/') + 1)..], StringComparison.OrdinalIgnoreCase));
        if (named is not null && request.ToolOutput is null && request.Tools.Contains(ReadFile))
            return new BuiltinReply($"Reading {named.Path}.\n", Read(named.Path));
        return new BuiltinReply(Summary(evidence, files, named, request.ToolOutput));
    }

    private static FunctionCallContent Read(string path)
    {
        return new FunctionCallContent("builtin-1", ReadFile, new Dictionary<string, object?> { ["path"] = path });
    }

    private static string Summary(TaskEvidence evidence, IReadOnlyList<RelevantFile> files, RelevantFile? named, string? content)
    {
        var text = new StringBuilder($"No model: built-in analysis of {evidence.Facts!.Files} files. ");
        var first = named ?? files[0];
        if (named is not null && Missing(evidence.Request, named) is { } missing)
            text.Append($"There is no {missing} here. {first.Path} ({first.Lines} lines) has that name");
        else
            text.Append($"{first.Path} ({first.Lines} lines) is {(named is null ? "the best match" : "the file you named")}");
        text.AppendLine(first.Symbols.Count > 0 ? $"; it declares {string.Join(", ", first.Symbols.Take(6))}." : ".");
        if (content is not null && OwnWords(content) is { Length: > 0 } own)
            text.AppendLine($"It says of itself: {own}");
        var edges = evidence.Dependencies ?? [];
        Join(text, "It depends on", edges.Where(edge => edge.Kind == "import" && edge.From == first.Path).Select(edge => edge.To));
        Join(text, "It is used by", edges.Where(edge => edge.Kind == "import" && edge.To == first.Path).Select(edge => edge.From));
        Join(text, "It is tested by", edges.Where(edge => edge.Kind == "tests" && edge.To == first.Path).Select(edge => edge.From));
        Join(text, "It often changes together with", edges.Where(edge => edge.Kind == "changes-with" && edge.From == first.Path).Select(edge => edge.To));
        text.AppendLine().AppendLine("In order of importance:");
        foreach (var file in files.Take(8))
            text.AppendLine($"- {file.Path}{(file.Symbols.Count > 0 ? $": {string.Join(", ", file.Symbols.Take(4))}" : "")}");
        return text.ToString();
    }

    /// <summary>A path that the sentence names and that is not the one of the file with its name.</summary>
    private static string? Missing(string request, RelevantFile named) =>
        request.Split([' ', ',', '`', '"', '\'', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimEnd('.', '?', '!', ':')).FirstOrDefault(word =>
            word.Contains('/', StringComparison.Ordinal) && word.EndsWith(named.Path[(named.Path.LastIndexOf('/') + 1)..], StringComparison.OrdinalIgnoreCase)
            && !named.Path.EndsWith(word.TrimStart('.', '/'), StringComparison.OrdinalIgnoreCase) && !word.EndsWith(named.Path, StringComparison.OrdinalIgnoreCase));

    private static void Join(StringBuilder text, string what, IEnumerable<string> paths)
    {
        var all = paths.Distinct().ToList();
        if (all.Count > 0)
            text.AppendLine($"{what} {string.Join(", ", all.Take(5))}{(all.Count > 5 ? $" and {all.Count - 5} more" : "")}.");
    }

    /// <summary>The first comment of a file that says something, whatever marks it; line numbers in front are left out.</summary>
    private static string OwnWords(string content)
    {
        foreach (var line in content.Split('\n').Take(60))
        {
            var text = line.TrimStart(LineNumbers);
            if (!text.StartsWith("//", StringComparison.Ordinal) && !text.StartsWith('#') && !text.StartsWith('*')
                && !text.StartsWith("/*", StringComparison.Ordinal) && !text.StartsWith("\"\"\"", StringComparison.Ordinal))
                continue;
            var words = text.Replace("<summary>", "", StringComparison.Ordinal).Replace("</summary>", "", StringComparison.Ordinal).Trim(CommentMarks);
            if (words.Count(c => c == ' ') >= 3 && !Array.Exists(Legal, word => words.Contains(word, StringComparison.OrdinalIgnoreCase)))
                return words;
        }

        return "";
    }
}
