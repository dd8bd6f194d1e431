using Maestro.Analysis.Source;

namespace Maestro.Analysis.Checks;

/// <summary>The words of many files, each with the number of files that hold it, comments and strings included; read when first asked.</summary>
internal sealed class WordCounts(IEnumerable<string> paths, Func<string, string?> read)
{
    private const int MostFiles = 4_000;

    private readonly Lazy<Dictionary<string, int>> words = new(() => Read(paths, read));

    /// <summary>How many of the files hold the word.</summary>
    public int FilesWith(string word) => words.Value.GetValueOrDefault(word);

    private static Dictionary<string, int> Read(IEnumerable<string> paths, Func<string, string?> read)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var ofFile = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths.Take(MostFiles))
        {
            ofFile.Clear();
            if (read(path) is { } text)
                Add(text, ofFile.GetAlternateLookup<ReadOnlySpan<char>>());
            foreach (var word in ofFile)
                found[word] = found.GetValueOrDefault(word) + 1;
        }

        return found;
    }

    /// <summary>How often a text holds a word.</summary>
    public static int Count(string text, string word)
    {
        var count = 0;
        for (var i = text.IndexOf(word, StringComparison.Ordinal); i >= 0; i = text.IndexOf(word, i + word.Length, StringComparison.Ordinal))
            if ((i == 0 || !Words.IsPart(text[i - 1])) && (i + word.Length >= text.Length || !Words.IsPart(text[i + word.Length])))
                count++;
        return count;
    }

    private static void Add(string text, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> found)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Words.IsStart(text[i]))
                continue;
            var start = i;
            while (i < text.Length && Words.IsPart(text[i]))
                i++;
            found.Add(text.AsSpan(start, i - start));
        }
    }
}
