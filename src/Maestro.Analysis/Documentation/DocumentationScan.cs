using Maestro.Analysis.Source;
using Maestro.Analysis.Structure;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Documentation;

/// <summary>Reads the code and the documents of a repository and finds what is not documented and what is said that is not so.</summary>
public static class DocumentationScan
{
    private const int MostDocuments = 600;

    /// <param name="root">The folder, for files that git ignores.</param>
    /// <param name="read">The text of a file; null when it cannot be read.</param>
    /// <param name="scope">The files that are meant; null for all.</param>
    public static DocumentationFacts Run(
        string root, IReadOnlyList<IndexedFile> files, Func<string, string?> read, IReadOnlySet<string>? scope, CancellationToken cancellationToken)
    {
        var code = ComponentFiles.Of(files);
        var comments = new CodeDocumentation(read);
        comments.Look([.. code.Where(file => scope?.Contains(file.Path) != false)], cancellationToken);
        var documents = Documents(files, read);
        var gaps = new List<DocumentationGap>();
        var paths = new RepositoryPaths(root, files.Select(file => file.Path));
        var links = new LinkCheck(paths, documents, read);
        if (documents.Count > 0)
        {
            var words = new CodeWords();
            foreach (var file in files.Where(file => file.Language is not ("Markdown" or "reStructuredText" or "Text")))
                words.Add(read(file.Path) ?? "");
            var names = OwnNames.Of(files.Select(file => file.Path), read);
            var mentions = new MentionCheck(paths, words, names, PlainTypes(code, read));
            var commands = new CommandCheck(paths, words, names, read);
            foreach (var document in documents.Values.Where(document => scope?.Contains(document.Path) != false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                gaps.AddRange(links.Look(document).Concat(mentions.Look(document)).Concat(commands.Look(document)));
            }
        }

        foreach (var file in files.Where(file => file.Language is "reStructuredText" && scope?.Contains(file.Path) != false && !file.IsTest))
            gaps.AddRange(TextDirectives.Look(file.Path, read(file.Path) ?? "", paths));
        if (scope is null && code.Count > 0 && !files.Any(file => file.Path.StartsWith("readme", StringComparison.OrdinalIgnoreCase)))
            gaps.Add(new DocumentationGap("missing-readme", "README.md", 1, null, "There is no README", "`write a README` makes one from what is known.", 1));
        return new DocumentationFacts(
            comments.Coverage, [.. gaps.Concat(comments.Gaps).DistinctBy(gap => (gap.Kind, gap.File, gap.Line, gap.Symbol)).OrderBy(Rank).ThenBy(gap =>
                gap.File, StringComparer.Ordinal).ThenBy(gap => gap.Line)],
            links.External, documents.Count, links.Followed);
    }

    /// <summary>What is wrong comes before what is missing.</summary>
    private static int Rank(DocumentationGap gap) => gap.Kind switch
    {
        "missing-readme" => 0,
        "undocumented" => 2,
        _ => 1,
    };

    private static Dictionary<string, MarkdownDocument> Documents(IReadOnlyList<IndexedFile> files, Func<string, string?> read) =>
        files.Where(file => file.Language is "Markdown" && !file.IsTest && !Checks.GeneratedFiles.Is(file.Path, "")).Take(MostDocuments)
            .Select(file => (file.Path, Text: read(file.Path))).Where(file => file.Text is not null)
            .ToDictionary(file => file.Path, file => new MarkdownDocument(file.Path, file.Text!), StringComparer.Ordinal);

    /// <summary>Types whose members all stand in the repository.</summary>
    private static HashSet<string> PlainTypes(List<IndexedFile> code, Func<string, string?> read)
    {
        var plain = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in code.Where(file => file.Language is "C#" or "Java" or "Python" or "TypeScript" or "JavaScript"))
        {
            var lines = (read(file.Path) ?? "").Split('\n');
            foreach (var type in file.Symbols.Where(symbol => symbol is { Kind: SymbolKind.Type, IsPublic: true, Name.Length: > 3 }
                && symbol.Line <= lines.Length))
                if (lines[type.Line - 1] is var line && (file.Language is "Python" ? !line.Contains('(', StringComparison.Ordinal) : !line.Contains(" : ",
                    StringComparison.Ordinal) && !line.Contains("extends", StringComparison.Ordinal) && !line.Contains("implements", StringComparison.Ordinal)))
                    plain.Add(type.Name);
        }

        return plain;
    }
}
