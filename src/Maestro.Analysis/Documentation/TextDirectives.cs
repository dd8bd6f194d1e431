using System.Buffers;
using System.Text.RegularExpressions;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Documentation;

/// <summary>Follows what a reStructuredText document takes in from other files: included text, examples, images, other pages.</summary>
internal static partial class TextDirectives
{
    private static readonly SearchValues<char> Unsaid = SearchValues.Create("*<>{}|:");
    private static readonly string[] Pages = [".rst", ".md", ".txt", "/index.rst"];

    public static IEnumerable<DocumentationGap> Look(string path, string text, RepositoryPaths paths)
    {
        var root = RootOf(path, paths);
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            foreach (Match match in Directive().Matches(line).Concat(Page().Matches(line)))
            {
                var target = match.Groups["target"].Value.Trim();
                var isPage = match.Groups["page"].Success;
                if (target.AsSpan().ContainsAny(Unsaid))
                    continue;
                var at = target.StartsWith('/') ? $"{root}{target}".TrimStart('/') : RepositoryPaths.From(RepositoryPaths.FolderOf(path), target);
                if (isPage && at is not null && !Pages.Any(end => paths.Exists(at + end)))
                    at = RepositoryPaths.From(root, target.Replace("../", "", StringComparison.Ordinal).TrimStart('/'));
                if (at is null || paths.Exists(at) || (isPage && Pages.Any(end => paths.Exists(at + end))))
                    continue;
                yield return new DocumentationGap("broken-link", path, number, target, $"{at} is named and is not there",
                    "Correct the path or take it out.", 0.85);
            }
        }
    }

    /// <summary>The folder of the settings of the documentation, from which paths with a slash count.</summary>
    private static string RootOf(string path, RepositoryPaths paths)
    {
        for (var folder = RepositoryPaths.FolderOf(path); folder.Length > 0; folder = RepositoryPaths.FolderOf(folder))
            if (paths.Files.Contains($"{folder}/conf.py"))
                return folder;
        return "";
    }

    [GeneratedRegex(@"^\s*\.\.\s+(?:\|\w+\|\s+)?(?:include|literalinclude|image|figure)::\s+(?<target>\S+)\s*$")]
    private static partial Regex Directive();

    [GeneratedRegex(@"(?<page>:doc:)`(?:[^`<]*<)?(?<target>[^`<>]+)>?`")]
    private static partial Regex Page();
}
