namespace Maestro.Tools.Edits;

/// <summary>Lines that are like those that were looked for.</summary>
/// <param name="Likeness">From 0 to 1.</param>
internal readonly record struct NearPlace(int Line, double Likeness);

/// <summary>Finds the places of a text that are most like some lines, by the pairs of letters they share.</summary>
internal static class NearPlaces
{
    private const double Least = 0.1;
    private const long MostComparisons = 4_000_000;

    /// <returns>At most three, which do not overlap, the nearest first.</returns>
    public static IReadOnlyList<NearPlace> Find(TextLines lines, IReadOnlyList<string> search, int from)
    {
        if ((long)lines.Count * search.Count > MostComparisons)
            return [];
        var wanted = search.Select(Pairs).ToList();
        var total = wanted.Sum(pairs => pairs.Count + 1.0);
        var had = Enumerable.Range(0, lines.Count).Select(i => Pairs(lines[i])).ToList();
        var places = new List<NearPlace>();
        for (var first = from; first + search.Count <= lines.Count; first++)
        {
            var like = 0.0;
            for (var i = 0; i < wanted.Count; i++)
                like += Likeness(wanted[i], had[first + i]) * (wanted[i].Count + 1);
            if (like / total >= Least)
                places.Add(new NearPlace(first, like / total));
        }

        var best = new List<NearPlace>();
        foreach (var place in places.OrderByDescending(place => place.Likeness).ThenBy(place => place.Line))
        {
            if (best.Count == 3)
                break;
            if (best.TrueForAll(known => Math.Abs(known.Line - place.Line) >= search.Count))
                best.Add(place);
        }

        return best;
    }

    private static Dictionary<int, int> Pairs(string line)
    {
        line = LineLikeness.MostTolerant.Reduce(line);
        var pairs = new Dictionary<int, int>();
        for (var i = 0; i < line.Length; i++)
        {
            var pair = (line[i] << 16) | (i + 1 < line.Length ? line[i + 1] : 0);
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
        }

        return pairs;
    }

    private static double Likeness(Dictionary<int, int> one, Dictionary<int, int> other)
    {
        if (one.Count == 0 || other.Count == 0)
            return one.Count == other.Count ? 1 : 0;
        var shared = one.Sum(pair => Math.Min(pair.Value, other.GetValueOrDefault(pair.Key)));
        return 2.0 * shared / (one.Values.Sum() + other.Values.Sum());
    }
}
