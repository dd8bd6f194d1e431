using Maestro.Analysis.Source;

namespace Maestro.Analysis.Search;

/// <summary>Picks the declared symbols that a query speaks of.</summary>
internal static class Matches
{
    private const int Most = 6;

    /// <summary>Symbols that share a term with the query, those that share most of their name first.</summary>
    public static List<Symbol> In(IReadOnlyList<Symbol> symbols, Query query)
    {
        var keys = query.Terms.Select(term => term.Key).ToHashSet();
        return [.. symbols
            .Select(symbol => (Symbol: symbol, Share: Share(symbol.Name, keys)))
            .Where(match => match.Share > 0)
            .OrderByDescending(match => match.Share + (match.Symbol.IsPublic ? 0.1 : 0) + (match.Symbol.Kind is SymbolKind.Type ? 0.1 : 0))
            .DistinctBy(match => match.Symbol.Name, StringComparer.Ordinal)
            .Take(Most)
            .Select(match => match.Symbol)];
    }

    private static double Share(string name, HashSet<uint> keys)
    {
        Span<char> buffer = stackalloc char[TermReader.LongestTerm];
        var terms = new TermReader(name, buffer);
        var (all, shared) = (0, 0);
        while (terms.Next())
        {
            all++;
            if (keys.Contains(TermKey.Of(terms.Term)))
                shared++;
        }
        return all is 0 ? 0 : (double)shared / all;
    }
}
