namespace Maestro.Storage.Undo;

/// <summary>A work folder and what is known of it; finds what has changed and keeps the bytes.</summary>
internal sealed class WorkFolder(string root, WorkFolderIndex index, Entries entries, TimeProvider time)
{
    /// <summary>More bytes of one folder are not kept.</summary>
    private const long MostKept = 512L * 1024 * 1024;

    public WorkFolderIndex Index { get; } = index;

    /// <summary>Files whose bytes are not kept, because they are too large or too many.</summary>
    public int Unkept { get; private set; }

    /// <summary>Looks at everything, and gives what is not as it was known; from then on it is known.</summary>
    public List<EntryChange> Refresh(CancellationToken cancellationToken)
    {
        var changes = new List<EntryChange>();
        var now = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        var (kept, there) = (0L, 0);
        Unkept = 0;
        var found = WorkFolderScan.Find(root, cancellationToken);
        foreach (var (path, stat) in found)
            Look(path, stat);
        if (there < Index.Entries.Count)
            Forget(found, changes);
        return changes;

        void Look(string path, FileStat stat)
        {
            kept += stat.Kind is EntryKind.File && stat.Size <= Entries.LargestKept ? stat.Size : 0;
            var known = Index.Entries.GetValueOrDefault(path);
            if (known is not null && IsAsKnown(known, stat))
            {
                Unkept += known.State.IsKept ? 0 : 1;
                there++;
                return;
            }

            if (Read(path, stat, kept <= MostKept) is not { } state)
                return;
            Unkept += state.IsKept ? 0 : 1;
            there++;
            Index.Set(path, state, stat, WorkFolderIndex.IsSettled(stat, now));
            if (known?.State != state)
                changes.Add(new EntryChange(path, known?.State ?? EntryState.Missing, state));
        }
    }

    /// <summary>What is known and was not found has gone.</summary>
    private void Forget(List<(string Path, FileStat Stat)> found, List<EntryChange> changes)
    {
        var there = found.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, known) in Index.Entries.Where(entry => !there.Contains(entry.Key)).ToList())
        {
            changes.Add(new EntryChange(path, known.State, EntryState.Missing));
            Index.Remove(path);
        }
    }

    /// <summary>What was just written there need not be read again.</summary>
    public void Learn(IEnumerable<EntryChange> changes)
    {
        foreach (var change in changes.Where(change => change.Path.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal)))
            if (change.To.Kind is EntryKind.Missing)
                Index.Remove(change.Path);
            else if (FileStat.Of(change.Path) is var stat && stat.Kind == change.To.Kind)
                Index.Set(change.Path, change.To, stat, isSettled: false);
    }

    private static bool IsAsKnown(IndexEntry known, FileStat stat) => stat.Kind is EntryKind.Folder
        ? known.Stat.Kind is EntryKind.Folder && known.Stat.Mode == stat.Mode
        : known.IsSettled && known.Stat == stat;

    /// <returns>Null when it has gone meanwhile.</returns>
    private EntryState? Read(string path, FileStat stat, bool hasRoom)
    {
        try
        {
            return hasRoom || stat.Kind is not EntryKind.File ? entries.Read(path, stat, keeps: true) : Entries.Unkept(stat);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return Entries.Unkept(stat);
        }
    }
}
