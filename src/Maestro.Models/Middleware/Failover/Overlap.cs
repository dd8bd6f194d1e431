namespace Maestro.Models.Middleware.Failover;

/// <summary>Tells a repetition from text that is alike by chance.</summary>
internal static class Overlap
{
    private const int CertainLength = 12;
    private const int LongWord = 5;
    private const int ShortestStart = 3;

    /// <summary>Whether the beginning of a text, equal to the last characters of the one before, repeats them.</summary>
    /// <param name="length">Of the part that is equal.</param>
    /// <param name="lead">Characters that were passed over before it, such as a space.</param>
    public static bool IsEvident(string before, int length, ReadOnlySpan<char> after, int lead)
    {
        var overlap = before.AsSpan(before.Length - length);
        if (RepeatsItself(overlap))
            return false;
        for (var period = length; period <= Math.Min(length + lead, before.Length); period++)
            if (HasPeriod(before, period))
                return false;
        if (length == before.Length)
            return Letters(overlap) >= ShortestStart;
        return (length >= CertainLength && Words(overlap) > 1) || IsWholeWords(before, overlap, after);
    }

    /// <summary>Words of prose, whole at both ends; closing tags, brackets and the like come twice in a row by right.</summary>
    private static bool IsWholeWords(string before, ReadOnlySpan<char> overlap, ReadOnlySpan<char> after)
    {
        foreach (var character in overlap)
            if (!char.IsLetterOrDigit(character) && character != ' ')
                return false;
        var start = before.Length - overlap.Length;
        return Letters(overlap) >= LongWord
            && !(char.IsLetterOrDigit(overlap[0]) && char.IsLetterOrDigit(before[start - 1]))
            && !(after.Length > overlap.Length && char.IsLetterOrDigit(overlap[^1]) && char.IsLetterOrDigit(after[overlap.Length]));
    }

    /// <summary>A text with this period goes on with its own end: that is no sign of a repetition.</summary>
    private static bool HasPeriod(string before, int period)
    {
        var known = Math.Min(period, before.Length - period);
        return known >= Math.Max(CertainLength, period / 4)
            && before.AsSpan(before.Length - period - known, known).SequenceEqual(before.AsSpan(before.Length - known));
    }

    /// <summary>The same characters over and over: where in them the text broke off cannot be known (the shortest period,
    /// by Knuth, Morris and Pratt).</summary>
    private static bool RepeatsItself(ReadOnlySpan<char> text)
    {
        var border = new int[text.Length];
        for (int i = 1, matched = 0; i < text.Length; i++)
        {
            while (matched > 0 && text[i] != text[matched])
                matched = border[matched - 1];
            border[i] = matched += text[i] == text[matched] ? 1 : 0;
        }

        return text.Length - border[^1] <= text.Length / 2;
    }

    private static int Letters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var character in text)
            count += char.IsLetterOrDigit(character) ? 1 : 0;
        return count;
    }

    private static int Words(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
            count += char.IsLetterOrDigit(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1])) ? 1 : 0;
        return count;
    }
}
