namespace Maestro.Analysis.Search;

/// <summary>Scores every file by how often it has the words of a query, rare words counting more, long files less.</summary>
internal sealed class Bm25
{
    private const double K = 1.2;
    private const double B = 0.75;

    private readonly Corpus corpus;
    private readonly Query query;
    private readonly byte[] counts;
    private readonly double[] rarity;

    public Bm25(Corpus corpus, Query query)
    {
        (this.corpus, this.query) = (corpus, query);
        var (files, terms) = (corpus.Entries.Length, query.Terms.Count);
        counts = new byte[files * FileEntry.Parts * terms];
        rarity = new double[FileEntry.Parts * terms];
        Count();
        for (var i = 0; i < rarity.Length; i++)
            rarity[i] = Math.Log(1 + (files - rarity[i] + 0.5) / (rarity[i] + 0.5));
    }

    public double[] Scores(RankingWeights weights)
    {
        double[] parts = [weights.Text, weights.FileName, weights.Folders, weights.Symbols];
        var scores = new double[corpus.Entries.Length];
        for (var file = 0; file < scores.Length; file++)
            for (var part = 0; part < parts.Length; part++)
                for (var term = 0; term < query.Terms.Count; term++)
                    scores[file] += parts[part] * Score(file, part, term);
        return scores;
    }

    /// <summary>Words of the query that the file has, those that count most first.</summary>
    public IEnumerable<string> Words(int file) =>
        from term in Enumerable.Range(0, query.Terms.Count)
        let score = Score(file, 0, term) + Score(file, 1, term) + Score(file, 3, term)
        where score > 0
        orderby score descending
        select query.Terms[term].Word;

    private void Count()
    {
        var terms = query.Terms.Count;
        for (var term = 0; term < terms; term++)
            foreach (var (file, part, count) in corpus.FilesWith(query.Terms[term].Key))
            {
                counts[(file * FileEntry.Parts + part) * terms + term] = (byte)count;
                rarity[part * terms + term]++;
            }
    }

    private double Score(int file, int part, int term)
    {
        var row = file * FileEntry.Parts + part;
        double count = counts[row * query.Terms.Count + term];
        if (count is 0)
            return 0;
        var norm = K * (1 - B + B * corpus.Entries[file].Lengths[part] / corpus.AverageLengths[part]);
        return query.Terms[term].Weight * rarity[part * query.Terms.Count + term] * count * (K + 1) / (count + norm);
    }
}
