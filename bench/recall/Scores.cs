using System.Globalization;
using Maestro.Analysis.Search;

namespace Maestro.Recall;

/// <summary>Recall in the first ten, collected by variant and repository.</summary>
internal sealed class Scores
{
    private const int First = 10;

    private readonly List<(string Variant, string Repository, double Recall, double In50)> entries = [];

    public void Add(string variant, string repository, RepositoryIndex index, RankingWeights weights, PastChange change)
    {
        index.Weights = weights;
        var found = index.Find(change.Subject, 50).Select(file => file.Path).ToList();
        entries.Add((variant, repository, Share(found.Take(First), change), Share(found, change)));
    }

    public void Print(TextWriter to)
    {
        foreach (var variant in entries.GroupBy(entry => entry.Variant))
            to.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{variant.Average(e => e.Recall):P1} {variant.Average(e => e.In50),8:P1} {variant.Count(),5}  {variant.Key}"));
        foreach (var repository in entries.GroupBy(entry => entry.Repository))
            to.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{repository.Key,-28} {string.Join(' ', repository.GroupBy(e => e.Variant).Select(v => v.Average(e => e.Recall).ToString("P0", CultureInfo.InvariantCulture)))}"));
    }

    private static double Share(IEnumerable<string> found, PastChange change) => (double)found.Intersect(change.Files).Count() / change.Files.Count;
}
