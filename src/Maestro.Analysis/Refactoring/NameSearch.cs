using Maestro.Analysis.Search;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Refactoring;

/// <summary>Finds every place of a name in a repository.</summary>
/// <param name="read">The text of a file with <c>\n</c> as its line end, or null.</param>
public sealed class NameSearch(RepositoryIndex index, Func<string, string?> read)
{
    private readonly Dictionary<string, string?> texts = new(StringComparer.Ordinal);

    public RepositoryIndex Index { get; } = index;

    public string? Text(string path) => texts.TryGetValue(path, out var text) ? text : texts[path] = read(path);

    /// <summary>In ordinal order of path, then by line.</summary>
    public IReadOnlyList<NameOccurrence> Find(string name, CancellationToken cancellationToken)
    {
        var found = new List<NameOccurrence>();
        foreach (var file in Index.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Text(file.Path) is not { } text || !text.Contains(name, StringComparison.Ordinal))
                continue;
            var declared = file.Symbols.Where(symbol => symbol.Name == name && symbol.Kind is not SymbolKind.Heading).Select(symbol => symbol.Line).ToHashSet();
            foreach (var (start, kind) in CodeNames.Find(file.Path, text, name))
            {
                var line = text.AsSpan(0, start).Count('\n') + 1;
                // The first place in its line is the declared one: a name is declared once, and may be used behind.
                var isDeclared = kind is OccurrenceKind.Code && declared.Remove(line);
                found.Add(new NameOccurrence(file.Path, line, start, isDeclared ? OccurrenceKind.Declaration : kind, LineOf(text, start)));
            }
        }

        return found;
    }

    private static string LineOf(string text, int start)
    {
        var begin = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        var end = text.IndexOf('\n', start);
        return text[begin..(end < 0 ? text.Length : end)].Trim();
    }
}
