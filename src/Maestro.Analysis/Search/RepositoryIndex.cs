using Maestro.Analysis.Files;
using Maestro.Analysis.Source;
using Maestro.Core.Evidence;
using Maestro.Core.Permissions;

namespace Maestro.Analysis.Search;

/// <summary>Answers which files of a repository matter for a sentence. Safe for several threads once it is open.</summary>
public sealed class RepositoryIndex
{
    private const int MostDependencies = 200;

    private readonly string root;
    private readonly Corpus corpus;
    private readonly ImportGraph graph;
    private readonly Changes changes;
    private readonly Dictionary<string, int> numbers;

    private RepositoryIndex(string root, Corpus corpus, IndexStore store, IReadOnlyList<IReadOnlyList<string>> imports, ChangeHistory history)
    {
        (this.root, this.corpus) = (root, corpus);
        changes = new Changes(history, corpus);
        Files = [.. corpus.Entries.Select((entry, i) => new IndexedFile(
            entry.Path, entry.Language ?? "", entry.Lines, corpus.Kinds[i] is FileKind.Test, entry.Lengths[FileEntry.SymbolPart] > 0,
            new StoredSymbols(entry, store.Details), imports[i]))];
        graph = new ImportGraph([.. corpus.Entries.Select(entry => entry.Path)], imports);
        numbers = corpus.Entries.Select((entry, i) => (entry.Path, i)).ToDictionary(file => file.Path, file => file.i, StringComparer.Ordinal);
    }

    /// <summary>Every file that was read, in ordinal order of path.</summary>
    public IReadOnlyList<IndexedFile> Files { get; }

    /// <summary>Files that were not read: binary, huge, minified, unreadable, links, or over the limit.</summary>
    public int SkippedFiles { get; private init; }

    public bool IsGitRepository { get; private init; }

    internal RankingWeights Weights { get; set; } = RankingWeights.Default;

    /// <summary>Reads the folder, as far as possible from what an earlier run left in the cache folder.</summary>
    /// <param name="cacheFolder">Where to keep the index for the next run; null keeps nothing.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static Task<RepositoryIndex> OpenAsync(string root, string? cacheFolder, CancellationToken cancellationToken) =>
        OpenAsync(root, cacheFolder, TimeProvider.System, cancellationToken);

    internal static async Task<RepositoryIndex> OpenAsync(string root, string? cacheFolder, TimeProvider time, CancellationToken cancellationToken)
    {
        root = Path.GetFullPath(root);
        var start = time.GetUtcNow().UtcTicks;
        var (found, left, isGitRepository) = await WorkTree.FindAsync(root, cancellationToken);
        var earlier = cacheFolder is null ? IndexCache.None(root) : IndexCache.Load(cacheFolder, root);
        var cache = earlier;
        var part = cacheFolder is null ? null : IndexCache.PartFor(cacheFolder, root);
        var next = new Lazy<IndexStore>(() => IndexStore.Create(part));
        try
        {
            var known = cache.Entries.ToDictionary(entry => entry.Path, StringComparer.Ordinal);
            var reader = new FileReader(root, known, cache.Start, next);
            var reading = reader.ReadAsync(found, cancellationToken);
            var history = isGitRepository ? await ChangeHistory.ReadAsync(root, cache.History, cancellationToken) : ChangeHistory.Empty;
            var entries = await reading;
            var isSame = reader.Changed is 0 && entries.Length == cache.Entries.Count;
            if (!(isSame && reader.Confirmed is 0 && history.Head == cache.History.Head))
                cache = Renew(cache, entries, next.Value, isSame) with { Start = start, History = history };
            if (next.IsValueCreated && cacheFolder is not null && !earlier.Store.Chunks.IsDamaged)
                cache.Save(cacheFolder, part!);
            var corpus = new Corpus([.. cache.Entries], cache.Store);
            return new RepositoryIndex(root, corpus, cache.Store, cache.Imports, history)
            {
                SkippedFiles = left + entries.Length - corpus.Entries.Length,
                IsGitRepository = isGitRepository,
            };
        }
        finally
        {
            if (next.IsValueCreated && part is not null)
                IndexCache.Delete(part);
        }
    }

    /// <summary>Completes a store that has the changed files by those that did not change.</summary>
    private static IndexCache Renew(IndexCache earlier, FileEntry[] entries, IndexStore store, bool isSame)
    {
        var numbers = new int[earlier.Entries.Count];
        var numberOf = entries.Select((entry, i) => (entry.Path, i)).ToDictionary(file => file.Path, file => file.i, StringComparer.Ordinal);
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = numberOf.TryGetValue(earlier.Entries[i].Path, out var number) && ReferenceEquals(entries[number].Lengths, earlier.Entries[i].Lengths)
                ? number
                : -1;
        store.AddFrom(earlier.Store, entries, numbers);
        store.Close();
        return earlier with { Entries = entries, Store = store, Imports = isSame ? earlier.Imports : Resolve(entries, store.Details) };
    }

    /// <summary>The files that matter for a sentence, best first.</summary>
    /// <param name="withExcerpts">Whether to read the best lines of each file too.</param>
    public IReadOnlyList<RelevantFile> Find(string sentence, int max, bool withExcerpts = false)
    {
        var query = Query.Of(sentence);
        var words = new Bm25(corpus, query);
        var ranked = new Ranking(corpus, graph, changes, Weights).Rank(query, words, max);
        return ranked.ConvertAll(file => Describe(file, query, words, withExcerpts));
    }

    /// <summary>Imports, tests and frequent common changes between the files and their surroundings; those among the files first.</summary>
    public IReadOnlyList<FileDependency> DependenciesOf(IReadOnlyCollection<string> paths)
    {
        var files = paths.Select(path => numbers.GetValueOrDefault(path, -1)).Where(file => file >= 0).ToHashSet();
        var imports = files.SelectMany(file => graph.Imports[file].Select(to => (From: file, To: to)))
            .Concat(files.SelectMany(file => graph.ImportersOf(file).Select(from => (From: from, To: file))))
            .Distinct()
            .OrderByDescending(edge => files.Contains(edge.From) && files.Contains(edge.To))
            .ThenBy(edge => edge.From).ThenBy(edge => edge.To);
        var dependencies = imports.Select(edge => new FileDependency(PathOf(edge.From), PathOf(edge.To), KindOf(edge.From, edge.To)));
        return [.. dependencies.Concat(ChangingTogether(files)).Take(MostDependencies)];
    }

    private IEnumerable<FileDependency> ChangingTogether(HashSet<int> files) =>
        from a in files
        from b in files
        where a < b
        let together = changes.CountTogether(a, b)
        where together >= 3 && together * 3 >= Math.Min(changes.CountOf(a), changes.CountOf(b))
        select new FileDependency(PathOf(a), PathOf(b), "changes-with");

    private string KindOf(int from, int to) => corpus.Kinds[from] is FileKind.Test && corpus.Kinds[to] is not FileKind.Test ? "tests" : "import";

    private string PathOf(int file) => corpus.Entries[file].Path;

    private RelevantFile Describe(RankedFile ranked, Query query, Bm25 words, bool withExcerpt)
    {
        var file = Files[ranked.File];
        var matches = Matches.In(file.Symbols, query);
        var excerpt = withExcerpt && !SecretFiles.Includes(file.Path) ? Excerpt.Of(Path.Join(root, file.Path), query, matches) : null;
        return new RelevantFile(
            file.Path, Math.Round(ranked.Score, 3), Reason(ranked, words), [.. matches.Select(symbol => $"{symbol.Name}:{symbol.Line}")], file.Lines, file.IsTest, excerpt);
    }

    private string Reason(RankedFile ranked, Bm25 words)
    {
        var found = string.Join(", ", words.Words(ranked.File).Distinct(StringComparer.OrdinalIgnoreCase).Take(3));
        var importer = found.Length is 0 ? graph.Neighbours(ranked.File).Select(PathOf).FirstOrDefault() : null;
        string?[] parts = [ranked.Named, found.Length > 0 ? $"has {found}" : null, ranked.Bonus, importer is null ? null : $"linked to {importer}"];
        return string.Join("; ", parts.Where(part => part is not null).Take(3));
    }

    private static IReadOnlyList<string>[] Resolve(FileEntry[] entries, Details details)
    {
        var sources = new StoredSources(entries, details);
        var resolver = new ImportResolver(Array.ConvertAll(entries, entry => entry.Path), sources);
        return [.. sources.Select(source => (IReadOnlyList<string>)[.. resolver.Resolve(source.Key, source.Value).Where(sources.ContainsKey)])];
    }
}
