namespace Maestro.Core.Routing;

/// <summary>A word of a request.</summary>
/// <param name="Folded">Lower case, without accents.</param>
/// <param name="IsCode">A path, a file name or an identifier rather than a word.</param>
/// <param name="EndsClause">A comma, a full stop or the like follows.</param>
internal readonly record struct RequestWord(string Folded, string Stem, bool IsCode, bool EndsClause)
{
    /// <summary>The name of a file, with its ending.</summary>
    public bool IsFile =>
        IsCode && Folded.LastIndexOf('.') is > 0 and var dot && Folded.Length - dot is > 1 and <= 6 && Folded.AsSpan(dot + 1).IndexOfAny("/\\") < 0;
}

/// <summary>Cuts a request into words; only the first ones count, for speed and because the rest is mostly pasted text.</summary>
internal static class RequestWords
{
    private const int Most = 80;

    public static List<RequestWord> Of(string request)
    {
        var words = new List<RequestWord>();
        var i = 0;
        while (i < request.Length && words.Count < Most)
        {
            while (i < request.Length && !IsPart(request, i))
                i++;
            var start = i;
            while (i < request.Length && IsPart(request, i))
                i++;
            if (i > start)
                Add(words, request.AsSpan(start, i - start).TrimEnd("./-\\"), EndsClause(request, i));
        }

        return words;
    }

    private static void Add(List<RequestWord> words, ReadOnlySpan<char> written, bool endsClause)
    {
        if (written.IsEmpty || written.Length > 200)
            return;
        var folded = WordForms.Fold(written);
        words.Add(new RequestWord(folded, WordForms.Stem(folded), IsCode(written), endsClause));
    }

    private static bool IsPart(string text, int i) =>
        char.IsLetterOrDigit(text[i]) || text[i] is '_' or '+'
        || (text[i] is '/' or '.' or '-' or '\\' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]));

    private static bool EndsClause(string text, int i) => i >= text.Length || text[i] is ',' or ';' or '.' or '?' or '!' or ':' or '\n';

    private static bool IsCode(ReadOnlySpan<char> written)
    {
        if (written.IndexOfAny("/\\_") >= 0 || (written.LastIndexOf('.') is > 0 and var dot && dot < written.Length - 1))
            return true;
        for (var i = 1; i < written.Length; i++)
        {
            if (char.IsUpper(written[i]) && char.IsLower(written[i - 1]))
                return true;
        }

        return false;
    }
}
