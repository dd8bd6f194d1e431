namespace Maestro.Storage.Undo;

/// <summary>The work folder of a session, shared by its runs: one at a time looks at it or changes it.</summary>
internal sealed class SharedFolder(string root, string indexFile, Entries entries, TimeProvider time)
{
    private WorkFolder? open;

    public string Root { get; } = root;

    public string IndexFile { get; } = indexFile;

    private SemaphoreSlim Turns { get; } = new(1);

    public async Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken)
    {
        await Turns.WaitAsync(cancellationToken);
        return new Turn(Turns);
    }

    /// <summary>Before a command: what was deleted from the disk as too old is not trusted, since its bytes may have gone with it.</summary>
    public WorkFolder OpenAnew()
    {
        if (!File.Exists(IndexFile))
            open = null;
        return Open();
    }

    /// <summary>What is known of the folder; read from the disk when first needed.</summary>
    public WorkFolder Open() => open ??= new WorkFolder(Root, WorkFolderIndex.Load(IndexFile), entries, time);

    public void Learn(IEnumerable<EntryChange> changes) => open?.Learn(changes);

    /// <summary>Writes down what is known, when it has changed; else only that it is in use.</summary>
    public void Save()
    {
        if (open is { } folder && (folder.Index.IsChanged || !File.Exists(IndexFile)))
            folder.Index.Save(IndexFile);
        else if (open is not null)
            File.SetLastWriteTimeUtc(IndexFile, time.GetUtcNow().UtcDateTime);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
