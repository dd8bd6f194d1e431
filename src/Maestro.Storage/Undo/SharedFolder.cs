namespace Maestro.Storage.Undo;

/// <summary>The work folder of a session, shared by its runs: one at a time looks at it or changes it.</summary>
internal sealed class SharedFolder(string root, string indexFile, Entries entries, TimeProvider time)
{
    private WorkFolder? open;

    public string Root { get; } = root;

    private SemaphoreSlim Turns { get; } = new(1);

    public async Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken)
    {
        await Turns.WaitAsync(cancellationToken);
        return new Turn(Turns);
    }

    /// <summary>What is known of the folder; read from the disk when first needed.</summary>
    public WorkFolder Open() => open ??= new WorkFolder(Root, WorkFolderIndex.Load(indexFile), entries, time);

    public void Learn(IEnumerable<EntryChange> changes) => open?.Learn(changes);

    public void Save() => open?.Index.Save(indexFile);

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
