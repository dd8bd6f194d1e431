using System.Buffers;

namespace Maestro.Analysis.Search;

/// <summary>Takes common English endings off, so that <c>caching</c>, <c>caches</c> and <c>cached</c> meet; what is left need not be a word.</summary>
internal static class Stem
{
    private const int Shortest = 3;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");
    private static readonly string[] Endings = ["ing", "ion", "ed", "er", "or"];

    /// <summary>Stems in place.</summary>
    /// <returns>The new length.</returns>
    public static int Of(Span<char> word)
    {
        var length = WithoutEnding(word, Singular(word));
        if (length > Shortest && word[length - 1] is 'e')
            return length - 1;
        if (length > Shortest && word[length - 1] is 'y')
            word[length - 1] = 'i';
        return length;
    }

    private static int WithoutEnding(ReadOnlySpan<char> word, int length)
    {
        foreach (var ending in Endings)
            if (length - ending.Length > Shortest && word[..length].EndsWith(ending) && HasVowel(word[..(length - ending.Length)]))
                return Undoubled(word, length - ending.Length);
        return length;
    }

    private static int Singular(Span<char> word)
    {
        var length = word.Length;
        if (length <= Shortest || word[length - 1] is not 's' || word[length - 2] is 's' or 'u' or 'i')
            return length;
        if (word[length - 2] is not 'e')
            return length - 1;
        if (length > 4 && word[length - 3] is 'i')
        {
            word[length - 3] = 'y';
            return length - 2;
        }
        return word[length - 3] is 's' or 'x' or 'z' or 'h' && length > 4 ? length - 2 : length - 1;
    }

    private static bool HasVowel(ReadOnlySpan<char> word) => word.ContainsAny(Vowels);

    private static int Undoubled(ReadOnlySpan<char> word, int length)
    {
        var last = word[length - 1];
        return length > Shortest && last == word[length - 2] && last is not ('l' or 's' or 'z') ? length - 1 : length;
    }
}
