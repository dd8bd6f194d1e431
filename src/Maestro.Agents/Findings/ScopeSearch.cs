using Maestro.Agents.Evidence;
using Maestro.Analysis.Checks;
using Maestro.Analysis.Files;
using Maestro.Analysis.Search;
using Maestro.Analysis.Source;

namespace Maestro.Agents.Findings;

/// <summary>Finds the code that a sentence is about: named files, a commit range, the branch, the changes, a topic, or all of it.</summary>
/// <param name="changesFirst">Whether the changes of the work tree are meant when the sentence names nothing.</param>
internal sealed class ScopeSearch(RepositoryIndex index, string folder, bool changesFirst)
{
    private const int MostFiles = 3_000;
    private const int MostOfTopic = 12;
    private const double LeastOfTopic = 0.35;

    private readonly Dictionary<string, IndexedFile> known = index.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);

    public async Task<CodeScope> FindAsync(string request, CancellationToken cancellationToken)
    {
        var named = NamedPaths.In(request, [.. known.Keys], withFolders: true) is { Count: > 0 } paths ? paths : ByName(request);
        if (named.Count > 0)
            return Whole(named, named.Count == 1 ? named[0] : Counted(named.Count, "named in the request"));
        var words = ScopeWords.Of(request, Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
        if (await ChangeAsync(words, cancellationToken) is { } change)
            return change;
        if (words.Topic.Length > 0 && !words.Everything && Topic(words.Topic) is { Files.Count: > 0 } topic)
            return topic;
        if (changesFirst && !words.Everything && await Changed.InWorkTreeAsync(folder, cancellationToken) is { Files.Count: > 0 } open)
            return await OfAsync(open, "the changes that are not committed", cancellationToken);
        return Whole([.. known.Keys.Take(MostFiles)],
            $"the whole repository, {Counted(Math.Min(known.Count, MostFiles), "")}{(known.Count > MostFiles ? $"of {known.Count}" : "")}".TrimEnd());
    }

    public string? Read(string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Files whose name, with its ending, is a word of the sentence.</summary>
    private IReadOnlyList<string> ByName(string request)
    {
        var words = request.Split([' ', ',', ';', '`', '"', '\'', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.TrimEnd('.', '?', '!', ':'))
            .Where(word => word.IndexOf('.', StringComparison.Ordinal) > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return words.Count == 0 ? [] : [.. known.Keys.Where(path => words.Contains(path[(path.LastIndexOf('/') + 1)..]))];
    }

    private async Task<CodeScope?> ChangeAsync(ScopeWords words, CancellationToken cancellationToken)
    {
        if (words.From is { } from && await Changed.BetweenAsync(folder, from, words.To!, cancellationToken) is { } range)
            return await OfAsync(range, $"the commits {from}..{words.To}", cancellationToken);
        if (words.Branch && await Changed.BranchPointAsync(folder, cancellationToken) is { } point
            && await Changed.BetweenAsync(folder, point, "HEAD", cancellationToken) is { } branch)
            return await OfAsync(branch, $"the branch since {point[..8]}", cancellationToken);
        if (words.Branch && await Changed.BetweenAsync(folder, "HEAD~1", "HEAD", cancellationToken) is { } last)
            return await OfAsync(last, "the last commit, as there is no other branch to compare with", cancellationToken);
        return words.Changes && await Changed.InWorkTreeAsync(folder, cancellationToken) is { Files.Count: > 0 } open
            ? await OfAsync(open, "the changes that are not committed", cancellationToken)
            : null;
    }

    private async Task<CodeScope> OfAsync(ChangeSet change, string words, CancellationToken cancellationToken)
    {
        var files = new List<ScanFile>();
        foreach (var file in change.Files)
        {
            // The index has no links, which may lead out of the folder, and nothing huge or binary.
            var text = change.Revision is { } revision ? await Changed.TextAsync(folder, revision, file.Path, cancellationToken)
                : known.ContainsKey(file.Path) ? Read(file.Path) : null;
            if (text is not null)
                files.Add(new ScanFile(file.Path, text, TestPaths.IsTest(file.Path), file.Lines));
        }

        return new CodeScope($"{words}: {Counted(files.Count, "")}".TrimEnd(), files, change);
    }

    private CodeScope Topic(string topic)
    {
        var found = index.Find(topic, MostOfTopic).Where(file => file.Score >= LeastOfTopic).Select(file => file.Path).ToList();
        return Whole(found, Counted(found.Count, found.Count == 1 ? "that matches the request" : "that match the request"));
    }

    private CodeScope Whole(IReadOnlyList<string> paths, string words) =>
        new(words, [.. paths.Select(path => Read(path) is { } text ? new ScanFile(path, text, known[path].IsTest) : null).OfType<ScanFile>()]);

    private static string Counted(int count, string what) => $"{RepositorySurvey.Counted(count, "file", "files")} {what}".TrimEnd();
}
