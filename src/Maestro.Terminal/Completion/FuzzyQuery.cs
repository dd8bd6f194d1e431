namespace Maestro.Terminal.Completion;

/// <summary>A query made ready to be looked for in many candidates, without regard to case and to spaces.</summary>
internal sealed class FuzzyQuery
{
    private const int Matched = 16;
    private const int Consecutive = 14;
    private const int StartOfName = 14;
    private const int StartOfWord = 10;
    private const int SameCase = 1;
    private const int LongestGap = 12;

    private readonly string typed;
    private readonly string lower;
    private readonly string upper;

    public FuzzyQuery(string query)
    {
        typed = string.Concat(query.Where(c => !char.IsWhiteSpace(c)));
        lower = typed.ToLowerInvariant();
        upper = typed.ToUpperInvariant();
    }

    public int Length => typed.Length;

    /// <summary>The best score of a few alignments; null when the candidate does not hold the characters in this order.</summary>
    /// <param name="positions">Gets where the characters were found; empty when that is not asked for.</param>
    public int? Score(ReadOnlySpan<char> candidate, Span<int> positions)
    {
        if (!IsIn(candidate))
            return null;
        if (Length == 0)
            return 0;
        var name = candidate.TrimEnd('/').LastIndexOf('/') + 1;
        int best = int.MinValue, bestFrom = 0;
        var bestPrefersStarts = false;
        for (var attempt = name == 0 ? 2 : 0; attempt < 4; attempt++)
        {
            var (from, prefersStarts) = (attempt < 2 ? name : 0, attempt % 2 == 0);
            if (Align(candidate, from, prefersStarts, []) is { } score && score > best)
                (best, bestFrom, bestPrefersStarts) = (score, from, prefersStarts);
        }

        if (!positions.IsEmpty)
            Align(candidate, bestFrom, bestPrefersStarts, positions);
        return best;
    }

    /// <summary>The cheap test that most candidates fail.</summary>
    private bool IsIn(ReadOnlySpan<char> candidate)
    {
        for (var i = 0; i < typed.Length; i++)
        {
            var at = candidate.IndexOfAny(lower[i], upper[i]);
            if (at < 0)
                return false;
            candidate = candidate[(at + 1)..];
        }

        return true;
    }

    /// <summary>Takes each character where it follows the last one, else at the next start of a word if that is preferred
    /// and there is one, else at once.</summary>
    private int? Align(ReadOnlySpan<char> candidate, int from, bool prefersStarts, Span<int> positions)
    {
        int score = 0, last = -1;
        for (var i = 0; i < typed.Length; i++)
        {
            var next = last < 0 ? from : last + 1;
            var at = candidate[next..].IndexOfAny(lower[i], upper[i]);
            if (at < 0)
                return null;
            at += next;
            if (prefersStarts && !(last >= 0 && at == next) && !IsStart(candidate, at))
                at = NextStart(candidate, at, i) ?? at;
            score += Worth(candidate, at, i, last);
            if (!positions.IsEmpty)
                positions[i] = at;
            last = at;
        }

        return score + (from > 0 ? StartOfName : 0) - Math.Min(LongestGap, (candidate.Length - last) / 8);
    }

    private int? NextStart(ReadOnlySpan<char> candidate, int at, int i)
    {
        for (at++; at < candidate.Length; at++)
        {
            var found = candidate[at..].IndexOfAny(lower[i], upper[i]);
            if (found < 0)
                return null;
            at += found;
            if (IsStart(candidate, at))
                return at;
        }

        return null;
    }

    private int Worth(ReadOnlySpan<char> candidate, int at, int i, int last)
    {
        var worth = Matched + (candidate[at] == typed[i] ? SameCase : 0);
        if (last >= 0 && at == last + 1)
            return worth + Consecutive;
        worth -= last < 0 ? 0 : Math.Min(LongestGap, at - last - 1);
        if (at == 0 || candidate[at - 1] is '/')
            return worth + StartOfName;
        return IsStart(candidate, at) ? worth + StartOfWord : worth;
    }

    private static bool IsStart(ReadOnlySpan<char> candidate, int at)
    {
        if (at == 0 || candidate[at - 1] is '/' or '.' or '_' or '-' or ' ')
            return true;
        return char.IsUpper(candidate[at]) ? !char.IsUpper(candidate[at - 1]) : char.IsAsciiDigit(candidate[at]) && !char.IsAsciiDigit(candidate[at - 1]);
    }
}
