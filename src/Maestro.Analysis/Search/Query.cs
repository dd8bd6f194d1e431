using Maestro.Analysis.Source;

namespace Maestro.Analysis.Search;

/// <summary>A sentence as the search understands it.</summary>
/// <param name="Names">Words that look like a path, a file name or an identifier, as written.</param>
internal sealed record Query(IReadOnlyList<QueryTerm> Terms, IReadOnlyList<string> Names, bool WantsTests, bool WantsSamples, bool WantsProse)
{
    private const int MostTerms = 64;

    private static readonly char[] Around = ['`', '\'', '"', '(', ')', '[', ']', '{', '}', '<', '>', ',', ';', ':', '!', '?', '*', '.', '“', '”', '’'];

    public static Query Of(string sentence)
    {
        var terms = new Dictionary<uint, QueryTerm>();
        Span<char> buffer = stackalloc char[TermReader.LongestTerm];
        var reader = new TermReader(sentence, buffer);
        while (reader.Next() && terms.Count < MostTerms)
        {
            var (start, length) = reader.Origin;
            var word = sentence.Substring(start, length);
            var plain = string.Create(length, word, (to, from) => Fold(from, to));
            if (StopWords.Contains(plain))
                continue;
            Add(terms, TermKey.Of(reader.Term), word);
            foreach (var english in Portuguese.InEnglish(plain))
                AddEnglish(terms, english, word);
        }
        return new Query([.. terms.Values], Mentions(sentence), Asks(terms, "test", "coverage", "spec"), Asks(terms, "example", "sample", "demo"),
            Asks(terms, "doc", "docs", "documentation", "readme", "changelog", "guide"));
    }

    private static void Add(Dictionary<uint, QueryTerm> terms, uint key, string word) => terms.TryAdd(key, new QueryTerm(key, word, 1));

    private static void AddEnglish(Dictionary<uint, QueryTerm> terms, string english, string word)
    {
        Span<char> buffer = stackalloc char[TermReader.LongestTerm];
        var reader = new TermReader(english, buffer);
        while (reader.Next())
            Add(terms, TermKey.Of(reader.Term), word);
    }

    private static void Fold(ReadOnlySpan<char> from, Span<char> to)
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = Letters.Plain(from[i]);
    }

    private static bool Asks(Dictionary<uint, QueryTerm> terms, params ReadOnlySpan<string> words)
    {
        Span<char> buffer = stackalloc char[TermReader.LongestTerm];
        foreach (var word in words)
        {
            var reader = new TermReader(word, buffer);
            while (reader.Next())
                if (terms.ContainsKey(TermKey.Of(reader.Term)))
                    return true;
        }
        return false;
    }

    private static List<string> Mentions(string sentence)
    {
        var names = new List<string>();
        foreach (var piece in sentence.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var isCall = piece.Contains("()", StringComparison.Ordinal) || piece.Contains('`', StringComparison.Ordinal);
            var name = piece.Replace('\\', '/').Trim(Around);
            if (name.StartsWith("./", StringComparison.Ordinal))
                name = name[2..];
            // Line numbers as in Login.cs:42 are not part of the name.
            var colon = name.LastIndexOf(':');
            if (colon > 0 && colon + 1 < name.Length && char.IsAsciiDigit(name[colon + 1]))
                name = name[..colon];
            if (name.Length > 2 && (isCall || LooksLikeName(name)))
                names.Add(name);
        }
        return names;
    }

    private static bool LooksLikeName(string name)
    {
        for (var i = 1; i < name.Length; i++)
            if (name[i] is '/' or '_' or '.' || (char.IsUpper(name[i]) && char.IsLower(name[i - 1])))
                return true;
        return SourceScanner.LanguageOf(name) is not null;
    }
}
