using Maestro.Storage.Folders;

namespace Maestro.Storage.Undo;

/// <summary>Where the journals of one project lie, and the lock that lets one process at a time change its files.</summary>
internal sealed class Place
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider time;

    public Place(string placesFolder, string cwd, TimeProvider time)
    {
        this.time = time;
        Root = ProjectFolder.Of(RealPath.Of(cwd));
        Folder = Path.Combine(placesFolder, Key(Root));
    }

    /// <summary>The project, its links resolved.</summary>
    public string Root { get; }

    public string Folder { get; }

    public string IndexFile(string workFolder) => Path.Combine(Folder, $"{Key(workFolder)}.index");

    public Journal NewJournal(string run) => new(Path.Combine(Folder, $"{time.GetUtcNow():yyyyMMdd'T'HHmmssfff}-{run}{Journal.Extension}"));

    /// <summary>The newest first.</summary>
    public IReadOnlyList<RecordedRun> Runs() => !Directory.Exists(Folder) ? []
        : [.. Directory.EnumerateFiles(Folder, $"*{Journal.Extension}").OrderDescending(StringComparer.Ordinal).Select(file => RecordedRun.Read(new Journal(file))).OfType<RecordedRun>()];

    /// <exception cref="IOException">Another process has held it for long.</exception>
    public async Task<IDisposable> LockAsync(CancellationToken cancellationToken)
    {
        BlobStore.Folder(Folder);
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(Folder, "lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(since) < Patience)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <summary>Something that began has no end: it is going on, or its process was killed.</summary>
    public bool HasOpen => Directory.Exists(Folder) && Directory.EnumerateFiles(Folder, "*.open").Any();

    /// <summary>A short name for a path; no two projects of one person are likely to share it, and a journal says itself whose it is.</summary>
    private static string Key(string path)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in path)
            hash = (hash ^ letter) * 1099511628211UL;
        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
