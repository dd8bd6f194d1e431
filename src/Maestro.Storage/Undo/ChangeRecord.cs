using Maestro.Core.Changes;
using Maestro.Core.Tools;

namespace Maestro.Storage.Undo;

/// <summary>Records what one run changes; the journal begins with the first change.</summary>
internal sealed class ChangeRecord(string run, string request, string cwd, Place place, Entries entries, Committer committer, SharedFolder folder, TimeProvider time) : IChangeRecord
{
    private readonly Lazy<Journal> journal = new(() =>
    {
        var journal = place.NewJournal(run);
        journal.Append(new RunLine(run, request, cwd, time.GetUtcNow()));
        return journal;
    });

    public async Task ApplyAsync(IReadOnlyList<PlannedChange> changes, CancellationToken cancellationToken)
    {
        try
        {
            using var turn = await folder.TakeTurnAsync(cancellationToken);
            using var held = await place.LockAsync(cancellationToken);
            var files = changes.Select(change => new EntryChange(change.FullPath, entries.Keep(change.Before, UsualMode.File), entries.Keep(change.After, UsualMode.File))).ToList();
            foreach (var (i, file) in files.Index())
                if (entries.Read(file.Path, keeps: false) != file.From)
                    throw new ToolException($"{changes[i].Shown} has changed since it was read; read it again. Nothing was changed.");
            List<EntryChange> all = [.. NewFolders(files), .. files];
            committer.Commit(journal.Value, ChangeKind.Edit, all);
            folder.Learn(all);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"Nothing was changed: {failure.Message}");
        }
    }

    public async Task<IWorkFolderWatch> WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var turn = await folder.TakeTurnAsync(cancellationToken);
            var known = folder.OpenAnew();
            known.Refresh(cancellationToken);
            var id = Committer.NewId();
            folder.Save();
            File.Copy(folder.IndexFile, WatchFiles.Index(journal.Value, id));
            journal.Value.Append(new WatchLine(id, folder.Root, committer.Process));
            return new Watch(this, id, known.Unkept);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"The work folder could not be kept before the command, so it was not run: {failure.Message}");
        }
    }

    private async Task<FoundChanges> FinishAsync(string id)
    {
        const int most = 200;
        try
        {
            using var turn = await folder.TakeTurnAsync(CancellationToken.None);
            var changes = folder.Open().Refresh(CancellationToken.None);
            if (changes.Count > 0)
                committer.Record(journal.Value, ChangeKind.Command, changes);
            journal.Value.Append(new EndLine(id, IsDone: true));
            folder.Save();
            var files = changes.Where(change => change.From.Kind is EntryKind.File or EntryKind.Link || change.To.Kind is EntryKind.File or EntryKind.Link)
                .ToList();
            return new FoundChanges([.. files.Take(most).Select(Shown)], Math.Max(0, files.Count - most));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"The command ran, but what it changed could not be recorded: {failure.Message}");
        }
    }

    private PlannedChange Shown(EntryChange change)
    {
        var shown = Path.GetRelativePath(folder.Root, change.Path).Replace('\\', '/');
        return new PlannedChange(change.Path, shown, Content(change.From), Content(change.To));
    }

    /// <summary>Of bytes that were not kept nothing is shown.</summary>
    private FileContent? Content(EntryState state) =>
        state.Kind is EntryKind.File && state.Hash is null ? new FileContent("\0"u8.ToArray()) : entries.Content(state);

    private static IEnumerable<EntryChange> NewFolders(IEnumerable<EntryChange> files)
    {
        var folders = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in files.Where(file => file.To.Kind is not EntryKind.Missing))
            for (var above = Path.GetDirectoryName(file.Path); above is not null && !Directory.Exists(above); above = Path.GetDirectoryName(above))
                folders.Add(above);
        return folders.Select(path => new EntryChange(path, EntryState.Missing, new EntryState(EntryKind.Folder, UsualMode.Folder)));
    }

    private sealed class Watch(ChangeRecord record, string id, int unkept) : IWorkFolderWatch
    {
        public string? Warning => unkept == 0 ? null
            : $"{unkept} {(unkept == 1 ? "file is" : "files are")} too large to keep; what the command does to {(unkept == 1 ? "it" : "them")} cannot be undone";

        public string DeathMark => WatchFiles.Mark(record.journal.Value, id);

        public Task<FoundChanges> FinishAsync() => record.FinishAsync(id);
    }
}
