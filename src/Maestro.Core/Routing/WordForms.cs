namespace Maestro.Core.Routing;

/// <summary>Brings words into the form in which they are compared: lower case, without accents and common endings.</summary>
public static class WordForms
{
    /// <summary>Lower case without accents; keeps the length.</summary>
    public static string Fold(ReadOnlySpan<char> word) => string.Create(word.Length, word, static (folded, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            folded[i] = Fold(char.ToLowerInvariant(from[i]));
    });

    /// <summary>Takes plural, <c>-ing</c>, <c>-ed</c> and a last <c>e</c> away; the rest need not be a word.</summary>
    public static string Stem(string folded)
    {
        var word = folded.AsSpan();
        if (word.Length < 4)
            return folded;
        if (word.EndsWith("ies") && word.Length > 4)
            return string.Concat(word[..^3], "y");
        if (word.EndsWith("xes") || word.EndsWith("sses") || word.EndsWith("shes") || word.EndsWith("ches"))
            word = word[..^2];
        else if (word.EndsWith('s') && word[^2] is not ('s' or 'u' or 'i'))
            word = word[..^1];
        if (word.EndsWith("ing") && word.Length > 6)
            word = Undoubled(word[..^3]);
        else if (word.EndsWith("ed") && word.Length > 5)
            word = Undoubled(word[..^2]);
        return (word.EndsWith('e') && word.Length > 4 ? word[..^1] : word).ToString();
    }

    /// <summary>The edits between two words: letters put in, left out, changed or swapped with the next.</summary>
    /// <param name="most">Above this it stops counting.</param>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > 40 || b.Length > 40)
            return most + 1;
        Span<int> rows = stackalloc int[3 * 41];
        var before = rows[..41];
        var last = rows.Slice(41, 41);
        var now = rows.Slice(82, 41);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                now[j] = Math.Min(Math.Min(last[j], now[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                least = Math.Min(least, now[j]);
            }

            if (least > most)
                return most + 1;
            var free = before;
            before = last;
            last = now;
            now = free;
        }

        return last[b.Length];
    }

    private static ReadOnlySpan<char> Undoubled(ReadOnlySpan<char> word) =>
        word.Length > 3 && word[^1] == word[^2] && word[^1] is not ('l' or 's') ? word[..^1] : word;

    // A table instead of string.Normalize: it needs no globalization data and allocates nothing.
    private static char Fold(char c) => c switch
    {
        'á' or 'à' or 'â' or 'ã' or 'ä' => 'a',
        'é' or 'è' or 'ê' or 'ë' => 'e',
        'í' or 'ì' or 'î' or 'ï' => 'i',
        'ó' or 'ò' or 'ô' or 'õ' or 'ö' => 'o',
        'ú' or 'ù' or 'û' or 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        _ => c,
    };
}
