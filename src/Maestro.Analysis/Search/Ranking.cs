namespace Maestro.Analysis.Search;

/// <summary>Orders the files of a repository by how much they matter for a query.</summary>
internal sealed class Ranking(Corpus corpus, ImportGraph graph, Changes changes, RankingWeights weights)
{
    // The second stage looks at these first places only, and lets the very first speak for others.
    private const int SecondStage = 50;
    private const int Speakers = 8;

    public List<RankedFile> Rank(Query query, Bm25 words, int max)
    {
        var text = words.Scores(weights);
        for (var file = 0; file < text.Length; file++)
            text[file] *= Factor(corpus.Kinds[file], query);
        var best = text.Length is 0 ? 0 : text.Max();
        var scores = best > 0 ? WithBonuses(query, text, best, out var signs) : WithBonuses(query, text, 1, out signs);
        var named = NamedFiles.Find(corpus, query);
        foreach (var (file, (strength, _)) in named)
            scores[file] += strength * Math.Max(best, 1);
        var first = First(scores, SecondStage);
        Relate(first, scores, signs);
        var top = First(scores, max);
        var highest = top.Count > 0 ? scores[top[0]] : 1;
        return top.ConvertAll(file => new RankedFile(file, scores[file] / highest, named.GetValueOrDefault(file).How, signs[file]));
    }

    private double Factor(FileKind kind, Query query) => kind switch
    {
        FileKind.Test => query.WantsTests ? 1 : weights.Test,
        FileKind.Sample => query.WantsSamples ? 1 : weights.Sample,
        FileKind.Prose => query.WantsProse ? 1 : weights.Prose,
        _ => 1,
    };

    private double[] WithBonuses(Query query, double[] text, double best, out string?[] signs)
    {
        var votes = weights.Votes > 0 ? changes.Votes(query, weights.Voters) : new double[text.Length];
        var mostVotes = Math.Max(1e-9, votes.DefaultIfEmpty().Max());
        var mostChanges = Math.Log(1 + Math.Max(1, Enumerable.Range(0, text.Length).Select(changes.CountOf).DefaultIfEmpty().Max()));
        var scores = new double[text.Length];
        signs = new string?[text.Length];
        for (var file = 0; file < text.Length; file++)
        {
            var neighbour = weights.Neighbour * BestNeighbour(file, text);
            var churn = weights.Churn * text[file] * Math.Log(1 + changes.CountOf(file)) / mostChanges;
            var vote = weights.Votes * text[file] * votes[file] / mostVotes;
            scores[file] = text[file] + Math.Min(weights.BonusCap * best, neighbour + churn + vote);
            signs[file] = vote > 0.2 * text[file] && vote > 0 ? "changed for similar requests" : null;
        }
        return scores;
    }

    private double BestNeighbour(int file, double[] text)
    {
        if (corpus.Kinds[file] is not FileKind.Code)
            return 0;
        var best = 0.0;
        foreach (var other in graph.Neighbours(file))
            if (corpus.Kinds[other] is FileKind.Code)
                best = Math.Max(best, text[other]);
        return best;
    }

    /// <summary>Raises files that lie beside the first places or change with them.</summary>
    private void Relate(List<int> first, double[] scores, string?[] signs)
    {
        if (first.Count is 0 || (weights.SameFolder <= 0 && weights.SameChange <= 0))
            return;
        var highest = scores[first[0]];
        var speakers = first.Take(Speakers).Select(file => (File: file, Score: scores[file], Together: changes.Together(file))).ToList();
        var bonus = new Dictionary<int, double>();
        foreach (var file in first)
        {
            foreach (var speaker in speakers)
            {
                if (speaker.File == file)
                    continue;
                var together = weights.SameChange * speaker.Together.GetValueOrDefault(file);
                var beside = SameFolder(file, speaker.File) ? weights.SameFolder / Speakers : 0;
                var voice = speaker.Score * (together + beside) * Factor(corpus.Kinds[file], corpus.Kinds[speaker.File]);
                bonus[file] = bonus.GetValueOrDefault(file) + voice;
                if (together * speaker.Score > 0.1 * scores[file])
                    signs[file] ??= $"changes with {NameOf(speaker.File)}";
            }
        }
        foreach (var (file, value) in bonus)
            scores[file] += Math.Min(value, weights.BonusCap * highest);
    }

    // Tests and documents change with code, but do not come before it for that.
    private double Factor(FileKind kind, FileKind speaker) => kind == speaker || kind is FileKind.Code ? 1 : weights.Test;

    private bool SameFolder(int a, int b)
    {
        var (first, second) = (corpus.Entries[a].Path, corpus.Entries[b].Path);
        var slash = first.LastIndexOf('/');
        return slash == second.LastIndexOf('/') && string.CompareOrdinal(first, 0, second, 0, slash + 1) is 0;
    }

    private string NameOf(int file)
    {
        var path = corpus.Entries[file].Path;
        return path[(path.LastIndexOf('/') + 1)..];
    }

    private static List<int> First(double[] scores, int count)
    {
        var queue = new PriorityQueue<int, (double, int)>();
        for (var file = 0; file < scores.Length; file++)
        {
            if (scores[file] <= 0)
                continue;
            queue.Enqueue(file, (scores[file], -file));
            if (queue.Count > count)
                queue.Dequeue();
        }
        var first = new List<int>(queue.Count);
        while (queue.TryDequeue(out var file, out _))
            first.Add(file);
        first.Reverse();
        return first;
    }
}
