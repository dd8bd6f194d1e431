namespace Maestro.Storage.Undo;

/// <summary>Deletes journals older than a week, then the oldest until the rest is small enough, then bytes that nothing refers to any more.</summary>
internal sealed class Pruning(string folder, BlobStore blobs, TimeProvider time)
{
    public const long MostBytes = 1024L * 1024 * 1024;

    private static readonly TimeSpan Oldest = TimeSpan.FromDays(7);
    private static readonly TimeSpan Usually = TimeSpan.FromHours(24);
    private const long Much = 64L * 1024 * 1024;

    /// <summary>Does nothing when it was done lately and little has been added since.</summary>
    public void Run()
    {
        var mark = new FileInfo(Path.Combine(folder, "pruned"));
        if (!Directory.Exists(folder) || (mark.Exists && time.GetUtcNow() - mark.LastWriteTimeUtc < Usually && blobs.Added < Much))
            return;
        RunNow(MostBytes);
        File.WriteAllText(mark.FullName, "");
        mark.LastWriteTimeUtc = time.GetUtcNow().UtcDateTime;
    }

    public void RunNow(long most)
    {
        var places = Path.Combine(folder, "places");
        if (!Directory.Exists(places))
            return;
        var journals = new DirectoryInfo(places).EnumerateFiles($"*{Journal.Extension}", SearchOption.AllDirectories)
            .OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        foreach (var old in journals.Where(IsOld).ToList())
        {
            Delete(old);
            journals.Remove(old);
        }

        foreach (var index in new DirectoryInfo(places).EnumerateFiles("*.index", SearchOption.AllDirectories).Where(IsOld).ToList())
            index.Delete();
        var sizes = blobs.Old().ToDictionary(blob => blob.Hash, blob => blob.File, StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var total = 0L;
        foreach (var hash in Directory.EnumerateFiles(places, "*.index", SearchOption.AllDirectories).SelectMany(Hashes))
            total += Use(hash);
        foreach (var journal in journals.AsEnumerable().Reverse())
        {
            var before = total;
            total += Hashes(new Journal(journal.FullName)).Sum(Use);
            if (total <= most || before == total || RecordedRun.Read(new Journal(journal.FullName)) is { Open.Count: > 0 })
                continue;
            Delete(journal);
        }

        var kept = Directory.EnumerateFiles(places, $"*{Journal.Extension}", SearchOption.AllDirectories).SelectMany(file => Hashes(new Journal(file)))
            .Concat(Directory.EnumerateFiles(places, "*.index", SearchOption.AllDirectories).SelectMany(Hashes)).ToHashSet(StringComparer.Ordinal);
        foreach (var (_, file) in sizes.Where(blob => !kept.Contains(blob.Key)))
            file.Delete();

        long Use(string hash) => used.Add(hash) && sizes.TryGetValue(hash, out var file) ? file.Length : 0;
    }

    private bool IsOld(FileInfo file) => time.GetUtcNow() - file.LastWriteTimeUtc > Oldest;

    private static void Delete(FileInfo journal)
    {
        foreach (var beside in journal.Directory!.EnumerateFiles($"{journal.Name}.*").ToList())
            beside.Delete();
        journal.Delete();
    }

    private static IEnumerable<string> Hashes(string index) => WorkFolderIndex.Load(index).Entries.Values.Select(entry => entry.State.Hash).OfType<string>();

    private static IEnumerable<string> Hashes(Journal journal) => journal.Read().OfType<BeginLine>()
        .SelectMany(begin => begin.Files).SelectMany(file => new[] { file.From.Hash, file.To.Hash }).OfType<string>();
}
