namespace Maestro.Terminal.Completion;

/// <summary>Finds what a person means by a few characters: files, agents and commands that hold them in this order.</summary>
public static class FuzzyMatch
{
    /// <summary>More is better: characters in a row, at the starts of words and in the last part of a path; null when the candidate does not match.</summary>
    public static int? Score(string candidate, string query) => new FuzzyQuery(query).Score(candidate, []);

    /// <summary>Where the characters of the query stand in a candidate, to be shown; empty when it does not match.</summary>
    public static IReadOnlyList<int> Positions(string candidate, string query)
    {
        var fuzzy = new FuzzyQuery(query);
        var positions = new int[fuzzy.Length];
        return fuzzy.Score(candidate, positions) is null ? [] : positions;
    }

    /// <summary>The best candidates, best first; of equals the shorter, then the earlier. An empty query gives the first ones.</summary>
    public static IReadOnlyList<string> Best(IReadOnlyList<string> candidates, string query, int max)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        var fuzzy = new FuzzyQuery(query);
        if (fuzzy.Length == 0 || max == 0)
            return [.. candidates.Take(max)];
        var best = new List<(int Score, string Candidate)>(Math.Min(max, candidates.Count) + 1);
        for (var i = 0; i < candidates.Count; i++)
            if (fuzzy.Score(candidates[i], []) is { } score)
                Insert(best, (score, candidates[i]), max);
        return best.ConvertAll(match => match.Candidate);
    }

    private static void Insert(List<(int Score, string Candidate)> best, (int Score, string Candidate) match, int max)
    {
        if (best.Count == max && !IsBetter(match, best[^1]))
            return;
        var at = best.Count;
        while (at > 0 && IsBetter(match, best[at - 1]))
            at--;
        best.Insert(at, match);
        if (best.Count > max)
            best.RemoveAt(max);
    }

    private static bool IsBetter((int Score, string Candidate) a, (int Score, string Candidate) b) =>
        a.Score != b.Score ? a.Score > b.Score : a.Candidate.Length < b.Candidate.Length;
}
