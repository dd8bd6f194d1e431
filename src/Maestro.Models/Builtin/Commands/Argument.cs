namespace Maestro.Models.Builtin.Commands;

/// <summary>Finds the path, text or number in a sentence that its command is about.</summary>
internal static class Argument
{
    private const string Naming = "named called chamado chamada nome folder directory file pasta diretorio arquivo in em of de changed modified mudou alterou show read mostre mostrar leia delete remove apague";
    private const string Filler = "the a an o os as uma um de do da new nova novo named called chamado chamada folder directory file pasta diretorio arquivo of in me this esta este last first lines linhas ultimas primeiras";

    /// <summary>A path as it was written: quoted, with a slash or an extension, or the word after one such as <c>folder</c>.</summary>
    public static string? Path(string sentence)
    {
        if (Quoted(sentence) is { } quoted)
            return quoted;
        var words = sentence.TrimEnd('?', '!', '.').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var shaped = Array.Find(words, word => word.Contains('/', StringComparison.Ordinal) || (word.IndexOf('.', StringComparison.Ordinal) is var dot && dot >= 0 && dot < word.Length - 1 && !char.IsDigit(word[0])));
        if (shaped is not null)
            return shaped.Trim(',', ';', ':', '(', ')');
        for (var i = words.Length - 1; i > 0; i--)
            if (PlainWords.Has(Naming, PlainWords.Fold(words[i - 1])) && !PlainWords.Has(Filler, PlainWords.Fold(words[i])))
                return words[i].Trim(',', ';', ':');
        return null;
    }

    public static string? Quoted(string sentence)
    {
        foreach (var (mark, close) in (ReadOnlySpan<(char, char)>)[('"', '"'), ('\'', '\''), ('“', '”')])
        {
            var start = sentence.IndexOf(mark, StringComparison.Ordinal);
            var end = start < 0 ? -1 : sentence.IndexOf(close, start + 1);
            if (end > start + 1 && (start == 0 || !char.IsLetterOrDigit(sentence[start - 1])))
                return sentence[(start + 1)..end];
        }

        return null;
    }

    public static int Number(IReadOnlyList<string> words, int usual) =>
        words.Select(word => int.TryParse(word, System.Globalization.NumberStyles.None, null, out var number) ? number : 0).FirstOrDefault(
            number => number is > 0 and <= 10_000, usual);

    /// <summary>The text as one word of a shell command; never an option.</summary>
    public static string Shell(string text)
    {
        var safe = text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-' or '@' or '+' or ':' or ',');
        var quoted = safe ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
        return text.StartsWith('-') ? $"./{quoted}" : quoted;
    }
}
