using System.Text.RegularExpressions;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Documentation;

/// <summary>The types, functions and methods of a file that others are meant to use and that should say what they are for.</summary>
internal static partial class PublicSymbols
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "C#", "TypeScript", "JavaScript", "Python", "Go", "Rust", "Java" };
    private static readonly HashSet<string> SelfEvident = new(StringComparer.Ordinal) { "Dispose", "DisposeAsync", "ToString", "Equals", "GetHashCode",
        "hashCode", "equals", "toString", "main", "constructor" };

    public static bool CanHave(string path, string language)
    {
        if (!Known.Contains(language) || path.Contains("migrations/", StringComparison.OrdinalIgnoreCase) || path.Contains("alembic/",
            StringComparison.Ordinal))
            return false;
        var parts = path.Split('/');
        return language switch
        {
            "Python" => !parts.Any(part => part.StartsWith('_') && !part.StartsWith("__", StringComparison.Ordinal)),
            "Go" => !parts.SkipLast(1).Any(part => part is "internal" or "cmd"),
            _ => true,
        };
    }

    public static IEnumerable<Symbol> Of(CodeLines code, IReadOnlyList<Symbol> symbols)
    {
        var types = symbols.Where(symbol => symbol.Kind is SymbolKind.Type).ToLookup(symbol => symbol.Name, StringComparer.Ordinal);
        var seen = new HashSet<(string?, string)>();
        foreach (var symbol in symbols.Where(symbol => symbol.IsPublic && symbol.Kind is SymbolKind.Type or SymbolKind.Function or SymbolKind.Method)
            .OrderBy(symbol => symbol.Line))
        {
            var outer = symbol.Container is { } container ? types[container].FirstOrDefault() : null;
            if (outer is not null && !IsOpen(code, outer, null) || !IsOpen(code, symbol, outer) || IsExempt(code, symbol))
                continue;
            // The first of several overloads speaks for all.
            if (seen.Add((symbol.Container, symbol.Name)))
                yield return symbol;
        }
    }

    /// <summary>Whether the language lets other projects see it.</summary>
    private static bool IsOpen(CodeLines code, Symbol symbol, Symbol? outer)
    {
        var line = code.Line(symbol.Line);
        if (code.Language is "C#" or "Java" && line.IndexOf(symbol.Name, StringComparison.Ordinal) is > 0 and var name)
            line = line[(line.LastIndexOfAny(['{', ';', '}'], name) + 1)..name];
        var inInterface = outer is not null && Interface().IsMatch(code.Line(outer.Line));
        return code.Language switch
        {
            "C#" => inInterface ? !line.Contains("private ", StringComparison.Ordinal) : Open().IsMatch(line) && !line.Contains("private protected",
                StringComparison.Ordinal),
            "Java" => inInterface || Open().IsMatch(line),
            "Rust" => inInterface || line.StartsWith("pub ", StringComparison.Ordinal),
            "Python" => !symbol.Name.StartsWith('_'),
            "Go" => char.IsUpper(symbol.Name[0]) && (symbol.Container is null || char.IsUpper(symbol.Container[0])),
            _ => !line.Contains("private ", StringComparison.Ordinal),
        };
    }

    private static bool IsExempt(CodeLines code, Symbol symbol)
    {
        if (symbol.Name == symbol.Container || SelfEvident.Contains(symbol.Name) || code.Line(symbol.Line).Contains(" override ", StringComparison.Ordinal))
            return true;
        for (var at = code.StartOf(symbol.Line); at < symbol.Line; at++)
            if (code.Line(at) is var mark && (mark.StartsWith("@Override", StringComparison.Ordinal) || mark.EndsWith(".setter", StringComparison.Ordinal)
                || mark.EndsWith(".deleter", StringComparison.Ordinal)
                || mark.EndsWith("overload", StringComparison.Ordinal) || mark.EndsWith("override", StringComparison.Ordinal)))
                return true;
        return code.Language is "Java" && Accessor().IsMatch(symbol.Name) && Enumerable.Range(symbol.Line + 1, 2).Any(at => code.Line(at) is "}");
    }

    [GeneratedRegex(@"\b(public|protected)\b")]
    private static partial Regex Open();

    [GeneratedRegex(@"\b(interface|trait)\b")]
    private static partial Regex Interface();

    [GeneratedRegex(@"^(get|set|is)[A-Z]")]
    private static partial Regex Accessor();
}
