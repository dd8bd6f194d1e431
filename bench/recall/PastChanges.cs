using System.Text.RegularExpressions;
using Maestro.Analysis.Search;
using Maestro.Analysis.Source;

namespace Maestro.Recall;

/// <summary>Picks commits of a repository by a fixed rule, spread evenly over its last 1,500.</summary>
internal static partial class PastChanges
{
    private const int Newest = 1500;

    public static async Task<IReadOnlyList<PastChange>> PickAsync(string repository, int count, bool withTests)
    {
        var log = await Git.ReadAsync(repository, "log", "--no-merges", "-n", $"{Newest}", "--no-renames", "--name-status", "--format=%x01%H %P%x02%s");
        var eligible = log.Split('\u0001', StringSplitOptions.RemoveEmptyEntries).Select(commit => Parse(commit, withTests)).OfType<PastChange>().ToList();
        return [.. Enumerable.Range(0, Math.Min(count, eligible.Count)).Select(i => eligible[(int)((i + 0.5) * eligible.Count / Math.Min(count, eligible.Count))])];
    }

    private static PastChange? Parse(string commit, bool withTests)
    {
        var lines = commit.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var head = lines[0].Split('\u0002');
        var ids = head[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var subject = PullRequestNumber().Replace(head[1], "").Trim();
        var files = lines.Skip(1).Where(line => line[0] is 'M' or 'D').Select(line => line[2..]).Where(path => IsSource(path, withTests)).ToList();
        var isWanted = ids.Length is 2 && files.Count is >= 1 and <= 8 && Word().Count(subject) >= 4 && !Housekeeping().IsMatch(subject);
        return isWanted ? new PastChange(ids[0], ids[1], subject, files) : null;
    }

    private static bool IsSource(string path, bool withTests) =>
        SourceScanner.LanguageOf(path) is { } language && !Corpus.IsProse(language) && (withTests || !(TestPaths.IsTest(path) || TestPaths.IsSample(path)));

    [GeneratedRegex(@"\s*\(#\d+\)\s*$")]
    private static partial Regex PullRequestNumber();

    [GeneratedRegex(@"\p{L}[\p{L}\p{N}_]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(bump|release[sd]?|version|deps|dependenc(y|ies)|renovate|changelog|revert|merge|prepare for|update [\w@/.-]+ to v?\d)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Housekeeping();
}
