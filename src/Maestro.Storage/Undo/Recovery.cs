namespace Maestro.Storage.Undo;

/// <summary>Ends what a killed process has begun: a change of files is taken back whole, what a command had changed by then is recorded.</summary>
internal sealed class Recovery(Place place, Entries entries, Committer committer, TimeProvider time)
{
    /// <summary>The command ends a moment after the program that started it.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    /// <returns>How many changes were taken back or recorded; the lock of the place must be held.</returns>
    public int Run(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var run in place.Runs())
        {
            foreach (var begin in run.Open.OfType<BeginLine>().Where(begin => !begin.Process.IsAlive).ToList())
            {
                committer.TakeBack(run.Journal, begin);
                count++;
            }

            foreach (var watch in run.Open.OfType<WatchLine>().Where(watch => !watch.Process.IsAlive).ToList())
                count += Record(run.Journal, watch, cancellationToken) ? 1 : 0;
        }

        var open = place.Runs().SelectMany(run => run.Open.Select(line => WatchFiles.Open(run.Journal, line.Begun!))).ToHashSet(StringComparer.Ordinal);
        foreach (var ended in Directory.EnumerateFiles(place.Folder, "*.open").Where(file => !open.Contains(file)).ToList())
            File.Delete(ended);
        return count;
    }

    private bool Record(Journal journal, WatchLine watch, CancellationToken cancellationToken)
    {
        var (kept, mark) = (WatchFiles.Index(journal, watch.Id), WatchFiles.Mark(journal, watch.Id));
        var changes = new List<EntryChange>();
        // Compared with nothing, every file would look as if the command had made it.
        if (WorkFolderIndex.TryLoad(kept) is { } before && Directory.Exists(watch.Folder))
        {
            DateTime? died = File.Exists(mark) ? File.GetLastWriteTimeUtc(mark) + Moment : null;
            var found = new WorkFolder(watch.Folder, before, entries, time).Refresh(cancellationToken);
            changes = [.. found.Select(change => change with { IsUncertain = died is not { } at || IsLater(change, at) })];
        }

        if (changes.Count > 0)
            committer.Record(journal, ChangeKind.Command, changes);
        journal.Append(new EndLine(watch.Id, IsDone: true));
        return changes.Count > 0;
    }

    /// <summary>Of a file that has gone, its folder says when.</summary>
    private static bool IsLater(EntryChange change, DateTime died)
    {
        var stat = FileStat.Of(change.Path);
        for (var path = change.Path; stat.Kind is EntryKind.Missing && Path.GetDirectoryName(path) is { } folder; path = folder)
            stat = FileStat.Of(folder);
        return Math.Max(stat.Changed, stat.Changed == 0 ? stat.Modified : 0) > (died - DateTime.UnixEpoch).Ticks * 100;
    }
}
