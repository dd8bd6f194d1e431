using Maestro.Analysis.Source;

namespace Maestro.Analysis.Map;

/// <summary>How much the rest of the repository depends on each file: a walk along the imports, as PageRank does it.</summary>
internal static class FileRank
{
    private const int Rounds = 20;
    private const double Damping = 0.85;
    private const double TestWeight = 0.2;
    private const double SampleWeight = 0.15;
    private const double DocumentWeight = 0.1;

    /// <summary>One rank for each file, the sum is 1; tests and samples count less, however much they are imported.</summary>
    public static double[] Of(IReadOnlyList<IndexedFile> files)
    {
        var weights = files.Select(Weight).ToArray();
        var walked = Walk(files, weights);
        var weighted = walked.Select((rank, i) => rank * weights[i]).ToArray();
        var sum = weighted.Sum();
        return [.. weighted.Select(w => w / sum)];
    }

    private static double[] Walk(IReadOnlyList<IndexedFile> files, double[] weights)
    {
        var edges = Edges(files);
        var total = weights.Sum();
        var ranks = weights.Select(w => w / total).ToArray();
        var start = ranks.ToArray();
        var next = new double[ranks.Length];
        for (var round = 0; round < Rounds; round++)
        {
            var lost = Spread(ranks, edges, weights, next);
            for (var i = 0; i < next.Length; i++)
                next[i] = ((1 - Damping) * start[i]) + (Damping * (next[i] + (lost * start[i])));
            (ranks, next) = (next, ranks);
        }
        return ranks;
    }

    // Returns the rank of the files that import nothing, which goes to all.
    private static double Spread(double[] ranks, int[][] edges, double[] weights, double[] next)
    {
        Array.Clear(next);
        var lost = 0.0;
        for (var i = 0; i < ranks.Length; i++)
        {
            if (edges[i].Length == 0)
            {
                lost += ranks[i];
                continue;
            }
            var outgoing = 0.0;
            foreach (var to in edges[i])
                outgoing += weights[to];
            foreach (var to in edges[i])
                next[to] += ranks[i] * weights[to] / outgoing;
        }
        return lost;
    }

    private static int[][] Edges(IReadOnlyList<IndexedFile> files)
    {
        var numbers = new Dictionary<string, int>(files.Count, StringComparer.Ordinal);
        for (var i = 0; i < files.Count; i++)
            numbers[files[i].Path] = i;
        var edges = new int[files.Count][];
        for (var i = 0; i < files.Count; i++)
        {
            var to = new List<int>(files[i].Imports.Count);
            foreach (var import in files[i].Imports)
            {
                if (numbers.TryGetValue(import, out var number))
                    to.Add(number);
            }
            edges[i] = [.. to];
        }
        return edges;
    }

    private static double Weight(IndexedFile file) =>
        (file.IsTest ? TestWeight : TestPaths.IsSample(file.Path) ? SampleWeight : 1) * (HasCode(file) ? 1 : DocumentWeight);

    private static bool HasCode(IndexedFile file) =>
        file.Imports.Count > 0 || (file.HasSymbols && file.Language is not "Markdown");
}
