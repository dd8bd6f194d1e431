using Maestro.Analysis.Source;
using Maestro.Core.Changes;

namespace Maestro.Analysis.Refactoring;

/// <summary>Removes private functions whose name stands nowhere else in the repository.</summary>
public static class UnusedFunctions
{
    private const string Kind = "remove_function";

    /// <param name="name">The function that is meant; null for every one.</param>
    /// <param name="paths">The files to look at.</param>
    public static RefactoringPlan Plan(NameSearch search, string? name, IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        var edits = new List<TextEdit>();
        var descriptions = new Dictionary<string, string>(StringComparer.Ordinal);
        var doubts = new List<string>();
        foreach (var file in search.Index.Files.Where(file => paths.Contains(file.Path) && !file.IsTest && file.HasSymbols && CodeNames.RulesOf(file.Path) is not null))
            foreach (var symbol in file.Symbols.Where(symbol => symbol.Kind is SymbolKind.Function or SymbolKind.Method && (name is null ? !symbol.IsPublic : symbol.Name == name)))
            {
                if (Doubt(search, file.Path, symbol, cancellationToken) is { } doubt)
                {
                    doubts.Add($"{symbol.Name} ({file.Path}:{symbol.Line}) {doubt}");
                    continue;
                }

                var (start, length) = FunctionRange.Of(file.Path, search.Text(file.Path)!, symbol.Line)!.Value;
                edits.Add(new TextEdit(file.Path, start, length, ""));
                descriptions[file.Path] = (descriptions.TryGetValue(file.Path, out var text) ? $"{text}, " : "private functions that nothing calls are removed: ") + symbol.Name;
            }

        return edits.Count > 0 ? new RefactoringPlan(Kind, edits, descriptions, [])
            : RefactoringPlan.Refused(Kind, name is null ? "no private function is certainly unused" : doubts.Count > 0 ? doubts[0] : $"no function {name} is declared in the repository");
    }

    /// <summary>Why it is kept; null when it can go.</summary>
    private static string? Doubt(NameSearch search, string path, Symbol symbol, CancellationToken cancellationToken)
    {
        if (symbol.IsPublic)
            return "is public: what is outside of the repository may use it";
        if (symbol.Name.StartsWith("__", StringComparison.Ordinal) || symbol.Name is "main" or "Main" or "init")
            return "is called by its language or framework";
        var places = search.Find(symbol.Name, cancellationToken);
        var use = places.FirstOrDefault(place => place.Path != path || place.Line != symbol.Line) ?? places.Skip(1).FirstOrDefault();
        if (use is not null)
            return $"is used: {use.Path}:{use.Line}";
        return FunctionRange.Of(path, search.Text(path)!, symbol.Line) is null ? "has a decorator or attribute, or its end cannot be seen" : null;
    }
}
