namespace Maestro.Core.Text;

/// <summary>Finds what a person may have meant by a word with a typing mistake.</summary>
public static class Suggestion
{
    /// <summary>The known word with the fewest changed, missing, added or swapped letters; null when none is near.</summary>
    public static string? Near(string word, IEnumerable<string> known)
    {
        var most = word.Length switch
        {
            < 3 => 0,
            < 5 => 1,
            < 9 => 2,
            _ => 3,
        };
        return known
            .Select(candidate => (Candidate: candidate, Distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(near => near.Distance <= most)
            .OrderBy(near => near.Distance)
            .Select(near => near.Candidate)
            .FirstOrDefault();
    }

    /// <summary>Damerau-Levenshtein, restricted: no letter is moved twice.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var change = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }

        return rows[a.Length, b.Length];
    }
}
