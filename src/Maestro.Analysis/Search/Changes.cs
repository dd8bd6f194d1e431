namespace Maestro.Analysis.Search;

/// <summary>The history seen from the files that exist now.</summary>
internal sealed class Changes
{
    private readonly List<(uint[] Terms, int[] Files)> commits = [];
    private readonly List<int>[] commitsOf;
    private readonly double averageTerms;

    public Changes(ChangeHistory history, Corpus corpus)
    {
        var numbers = new Dictionary<string, int>(corpus.Entries.Length, StringComparer.Ordinal);
        for (var i = 0; i < corpus.Entries.Length; i++)
            numbers[corpus.Entries[i].Path] = i;
        var fileOf = history.Paths.Select(path => numbers.GetValueOrDefault(path, -1)).ToArray();
        commitsOf = new List<int>[corpus.Entries.Length];
        foreach (var commit in history.Commits)
        {
            var files = commit.Files.Select(file => fileOf[file]).Where(file => file >= 0).ToArray();
            foreach (var file in files)
                (commitsOf[file] ??= []).Add(commits.Count);
            commits.Add((commit.Terms, files));
        }
        averageTerms = Math.Max(1, commits.Count is 0 ? 1 : commits.Average(commit => commit.Terms.Length));
    }

    public bool IsEmpty => commits.Count is 0;

    public int CountOf(int file) => commitsOf[file]?.Count ?? 0;

    /// <summary>The files of the commits whose subjects are most like the query, each commit's vote shared among its files.</summary>
    public double[] Votes(Query query, int voters)
    {
        var votes = new double[commitsOf.Length];
        var rarity = query.Terms.Select(term => Rarity(term.Key)).ToArray();
        var alike = new PriorityQueue<int, double>();
        for (var i = 0; i < commits.Count; i++)
        {
            var likeness = Likeness(query, rarity, commits[i].Terms);
            if (likeness <= 0)
                continue;
            alike.Enqueue(i, likeness);
            if (alike.Count > voters)
                alike.Dequeue();
        }
        while (alike.TryDequeue(out var commit, out var likeness))
            foreach (var file in commits[commit].Files)
                votes[file] += likeness / Math.Sqrt(commits[commit].Files.Length);
        return votes;
    }

    /// <summary>How likely each file changes when this one does, from 0 to 1.</summary>
    public Dictionary<int, double> Together(int file)
    {
        var together = new Dictionary<int, double>();
        var own = commitsOf[file] ?? [];
        foreach (var commit in own)
            foreach (var other in commits[commit].Files)
                if (other != file)
                    together[other] = together.GetValueOrDefault(other) + 1.0 / (own.Count + 2) / Math.Sqrt(commits[commit].Files.Length - 1);
        return together;
    }

    /// <summary>Number of commits that changed both.</summary>
    public int CountTogether(int a, int b) => commitsOf[a] is { } first && commitsOf[b] is { } second ? first.Intersect(second).Count() : 0;

    private double Rarity(uint key)
    {
        var count = commits.Count(commit => Array.BinarySearch(commit.Terms, key) >= 0);
        return Math.Log(1 + (commits.Count - count + 0.5) / (count + 0.5));
    }

    private double Likeness(Query query, double[] rarity, uint[] terms)
    {
        var sum = 0.0;
        for (var i = 0; i < rarity.Length; i++)
            if (Array.BinarySearch(terms, query.Terms[i].Key) >= 0)
                sum += rarity[i];
        return sum / (0.25 + 0.75 * Math.Sqrt(terms.Length / averageTerms));
    }
}
