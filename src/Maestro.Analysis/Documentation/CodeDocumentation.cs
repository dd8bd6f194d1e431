using Maestro.Analysis.Code;
using Maestro.Analysis.Source;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Documentation;

/// <summary>Counts which public symbols are documented, and finds documented parameters that are not there.</summary>
internal sealed class CodeDocumentation(Func<string, string?> read)
{
    private readonly List<(string Language, string Folder, bool IsDocumented)> counted = [];

    public List<DocumentationGap> Gaps { get; } = [];

    public DocumentationCoverage? Coverage => counted.Count == 0 ? null : new DocumentationCoverage(
        counted.Count(one => one.IsDocumented), counted.Count, Math.Floor(1000.0 * counted.Count(one => one.IsDocumented) / counted.Count) / 10,
        Shares(one => one.Language), Shares(one => one.Folder));

    public void Look(IReadOnlyList<IndexedFile> files, CancellationToken cancellationToken)
    {
        var partial = new Dictionary<string, List<(DocumentationGap Gap, int Place)>>(StringComparer.Ordinal);
        var documented = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.Where(file => PublicSymbols.CanHave(file.Path, file.Language)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (read(file.Path) is not { } text || Checks.GeneratedFiles.Is(file.Path, text))
                continue;
            var code = new CodeLines(file.Path, file.Language, text);
            Parameters(code, file.Symbols);
            foreach (var symbol in PublicSymbols.Of(code, file.Symbols))
            {
                var has = file.Symbols.Where(other => other.Name == symbol.Name && other.Container == symbol.Container).Any(other =>
                    code.CommentOf(other.Line) is not null);
                counted.Add((file.Language, Folder(file.Path), has));
                var isPart = file.Language is "C#" && symbol.Kind is SymbolKind.Type && code.Line(symbol.Line).Contains("partial ", StringComparison.Ordinal);
                if (has && isPart)
                    documented.Add(symbol.Name);
                if (has)
                    continue;
                var gap = Undocumented(file, symbol);
                if (isPart)
                    (partial.TryGetValue(symbol.Name, out var known) ? known : partial[symbol.Name] = []).Add((gap, counted.Count - 1));
                else
                    Gaps.Add(gap);
            }
        }

        // A type in several parts is documented once.
        foreach (var (name, parts) in partial)
            foreach (var (gap, place) in parts)
                if (documented.Contains(name))
                    counted[place] = counted[place] with { IsDocumented = true };
                else
                    Gaps.Add(gap);
    }

    private static DocumentationGap Undocumented(IndexedFile file, Symbol symbol) => new(
        "undocumented", file.Path, symbol.Line, symbol.Container is null ? symbol.Name : $"{symbol.Container}.{symbol.Name}",
        $"{(symbol.Kind is SymbolKind.Type ? "The public type" : "The public function")} {symbol.Name} has no documenting comment",
            $"Say in a sentence what it is for{(symbol.Kind is SymbolKind.Type ? "" : ", what it takes and what it gives")}.", 0.9);

    private void Parameters(CodeLines code, IReadOnlyList<Symbol> symbols)
    {
        CodeText? tokens = null;
        foreach (var symbol in symbols.Where(symbol =>
            symbol.Kind is SymbolKind.Type or SymbolKind.Function or SymbolKind.Method or SymbolKind.Field or SymbolKind.Constant))
        {
            if (code.CommentOf(symbol.Line) is not { } comment || DocumentedParameters.In(comment).ToList() is not { Count: > 0 } named)
                continue;
            var signature = Signature.Of(tokens ??= new CodeText(code.Path, code.Text), symbol, symbols);
            if (signature is not { Names: { } names, TakesMore: false } || UsesArguments(code, symbol.Line))
                continue;
            foreach (var (line, name) in named.Where(one => !names.Contains(one.Name)))
                Gaps.Add(new DocumentationGap(
                    "stale-parameter", code.Path, line, name,
                        $"{symbol.Name} has no parameter {name}; it takes {(names.Count == 0 ? "none" : string.Join(", ", names))}",
                    Renamed(name, names, named) is { } near ? $"Call it {near}." : "Take it out of the comment, or name the parameter that is meant.", 0.9)
                {
                    Replacement = Renamed(name, names, named),
                });
        }
    }

    /// <summary>A parameter that is not documented and is called nearly so.</summary>
    private static string? Renamed(string name, IReadOnlyList<string> names, List<(int Line, string Name)> named) =>
        Core.Text.Suggestion.Near(name, names.Except(named.Select(one => one.Name)));

    /// <summary>A function of JavaScript can take what it does not list.</summary>
    private static bool UsesArguments(CodeLines code, int line) => code.Language is "JavaScript" or "TypeScript"
        && Enumerable.Range(line, 80).TakeWhile(at => at == line || code.Whole(at) is not "}" and not "};").Any(at => code.Line(at).Contains("arguments",
            StringComparison.Ordinal));

    private IReadOnlyList<CoverageShare> Shares(Func<(string Language, string Folder, bool IsDocumented), string> name) =>
        [.. counted.GroupBy(name).Select(group => new CoverageShare(group.Key, group.Count(one => one.IsDocumented), group.Count()))
            .OrderByDescending(share => share.Public - share.Documented).ThenBy(share => share.Name, StringComparer.Ordinal)];

    private static string Folder(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : ".";
}
