using System.Collections.Concurrent;
using Maestro.Analysis.Files;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Search;

/// <summary>Reads files into entries, two at a time, and takes those that did not change from earlier ones.</summary>
internal sealed class FileReader(string root, IReadOnlyDictionary<string, FileEntry> earlier, long earlierStart, Lazy<IndexStore> store)
{
    // A file written so shortly before the earlier reading may have been written again with the same time.
    private const long Doubtful = 2 * TimeSpan.TicksPerSecond;

    private readonly ConcurrentBag<TermCounter> counters = [];
    private int changed;
    private int confirmed;

    /// <summary>Files whose entry is not the earlier one.</summary>
    public int Changed => changed;

    /// <summary>Files that had to be read to see that they did not change; a newer <c>earlierStart</c> spares it the next time.</summary>
    public int Confirmed => confirmed;

    public async Task<FileEntry[]> ReadAsync(IReadOnlyList<FoundFile> files, CancellationToken cancellationToken)
    {
        var entries = new FileEntry[files.Count];
        var unsure = new List<int>();
        for (var i = 0; i < entries.Length; i++)
            if (Unchanged(files[i]) is { } entry)
                entries[i] = entry;
            else
                unsure.Add(i);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 1, 4), CancellationToken = cancellationToken };
        if (unsure.Count > 0)
            await Task.Run(() => Parallel.ForEach(unsure, parallel, i => entries[i] = Read(i, files[i])), cancellationToken);
        return entries;
    }

    private FileEntry? Unchanged(FoundFile file) =>
        earlier.TryGetValue(file.Path, out var entry) && entry.Size == file.Size && entry.Stamp == file.Stamp && file.Stamp < earlierStart - Doubtful
            ? entry
            : null;

    private FileEntry Read(int number, FoundFile file)
    {
        var bytes = Bytes(file);
        var hash = ContentHash.Of(bytes);
        if (earlier.TryGetValue(file.Path, out var before) && before.Size == file.Size && before.Hash == hash)
        {
            Interlocked.Increment(ref confirmed);
            return before with { Stamp = file.Stamp };
        }
        Interlocked.Increment(ref changed);
        // Whoever could not be read now may be readable next time, at the same size and time.
        if (bytes is null && file.Size <= SourceText.Largest)
            return FileEntry.Skipped(file.Path, file.Size, stamp: 0, hash);
        if (bytes is null || SourceText.Read(bytes) is not { } text)
            return FileEntry.Skipped(file.Path, file.Size, file.Stamp, hash);
        var scanned = SourceScanner.Scan(file.Path, text);
        if (!counters.TryTake(out var counter))
            counter = new TermCounter();
        var (lengths, details) = store.Value.Add(number, file.Path, text, scanned, counter);
        counters.Add(counter);
        return new FileEntry(file.Path, file.Size, file.Stamp, hash, scanned.Language, scanned.Lines, lengths, details);
    }

    /// <summary>Null when the file is too large, or gone or closed to us since it was listed.</summary>
    private byte[]? Bytes(FoundFile file)
    {
        if (file.Size > SourceText.Largest)
            return null;
        try
        {
            return File.ReadAllBytes(Path.Join(root, file.Path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
