using System.Globalization;
using System.Text;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Search;

/// <summary>The few lines of a file that speak most of a query, with their numbers.</summary>
internal static class Excerpt
{
    private const int Lines = 24;
    private const int LongestLine = 200;

    /// <summary>Null when the file cannot be read any more.</summary>
    public static string? Of(string file, Query query, IReadOnlyList<Symbol> symbols)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        var start = BestStart(lines, query, symbols);
        var text = new StringBuilder();
        for (var i = start; i < Math.Min(lines.Length, start + Lines); i++)
        {
            var line = lines[i].Length > LongestLine ? lines[i][..LongestLine] : lines[i];
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}: {line.TrimEnd()}\n");
        }
        return text.ToString();
    }

    /// <summary>The window in which the most lines have words of the query; declarations count more, and the earliest wins.</summary>
    private static int BestStart(string[] lines, Query query, IReadOnlyList<Symbol> symbols)
    {
        var weights = new double[lines.Length];
        var keys = query.Terms.Select(term => term.Key).ToHashSet();
        for (var i = 0; i < lines.Length; i++)
            weights[i] = Math.Sqrt(Found(lines[i], keys));
        foreach (var symbol in symbols)
            if (symbol.Line <= lines.Length && symbol.Line > 0)
                weights[symbol.Line - 1] += 1;
        var sum = weights.Take(Lines).Sum();
        var (best, bestStart) = (sum, 0);
        for (var start = 1; start + Lines <= lines.Length; start++)
        {
            sum += weights[start + Lines - 1] - weights[start - 1];
            if (sum > best + 1e-9)
                (best, bestStart) = (sum, start);
        }
        return Math.Max(0, bestStart - (bestStart > 0 ? 1 : 0));
    }

    private static int Found(string line, HashSet<uint> keys)
    {
        Span<char> buffer = stackalloc char[TermReader.LongestTerm];
        var terms = new TermReader(line, buffer);
        var found = new HashSet<uint>();
        while (terms.Next())
            if (TermKey.Of(terms.Term) is var key && keys.Contains(key))
                found.Add(key);
        return found.Count;
    }
}
