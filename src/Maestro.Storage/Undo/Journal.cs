namespace Maestro.Storage.Undo;

/// <summary>What a run changes, line by line; a line is on the disk before what it announces happens.</summary>
internal sealed class Journal(string path)
{
    public const string Extension = ".jsonl";

    public string FilePath { get; } = path;

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Append(JournalLine line)
    {
        BlobStore.Folder(Path.GetDirectoryName(FilePath)!);
        if (line.Begun is { } begun)
            File.Create(WatchFiles.Open(this, begun)).Dispose();
        using var file = new FileStream(FilePath, BlobStore.Options(FileMode.Append));
        file.Write(JournalLine.Write(line));
        file.Flush(flushToDisk: line is not EndLine);
        if (line is EndLine end)
            WatchFiles.Delete(this, end.Id);
    }

    /// <summary>Lines that were not written whole are left out: what they would have announced never happened.</summary>
    public IReadOnlyList<JournalLine> Read() => [.. File.ReadLines(FilePath).Select(JournalLine.Read).OfType<JournalLine>()];
}
