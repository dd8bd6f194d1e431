using Maestro.Core.Changes;
using Maestro.Storage.Folders;

namespace Maestro.Storage.Undo;

/// <summary>Keeps what runs change, so that it can be taken back: outside of the work folder, with or without git.</summary>
public sealed class ChangeStore
{
    private readonly string folder;
    private readonly TimeProvider time;
    private readonly BlobStore blobs;
    private readonly Entries entries;
    private readonly Committer committer;
    private readonly Dictionary<string, SharedFolder> folders = new(StringComparer.Ordinal);

    /// <param name="dataFolder">The user's data folder.</param>
    public ChangeStore(string dataFolder, TimeProvider time)
        : this(dataFolder, time, OpenProcess.This, null)
    {
    }

    /// <param name="process">Whose changes are recorded.</param>
    /// <param name="onStep">Called before every step on the disk.</param>
    internal ChangeStore(string dataFolder, TimeProvider time, OpenProcess process, Action<string>? onStep)
    {
        (folder, this.time) = (Path.Combine(dataFolder, "undo"), time);
        blobs = new BlobStore(Path.Combine(folder, "blobs"), time);
        entries = new Entries(blobs);
        committer = new Committer(entries, time, process, onStep);
    }

    /// <summary>Records what a run changes; nothing is written before it changes something.</summary>
    public IChangeRecord Record(string run, string request, string cwd)
    {
        var real = RealPath.Of(cwd);
        var place = PlaceOf(real);
        lock (folders)
        {
            if (!folders.TryGetValue(real, out var shared))
                folders[real] = shared = new SharedFolder(real, place.IndexFile(real), entries, time);
            return new ChangeRecord(run, request, real, place, entries, committer, shared, time);
        }
    }

    /// <summary>Ends what killed processes have begun in this project.</summary>
    /// <returns>How many changes were taken back or recorded.</returns>
    /// <exception cref="IOException">It could not be done.</exception>
    public async Task<int> RecoverAsync(string cwd, CancellationToken cancellationToken)
    {
        var place = PlaceOf(cwd);
        if (!place.HasOpen || !place.Runs().Any(IsLeft))
            return 0;
        using var held = await place.LockAsync(cancellationToken);
        return new Recovery(place, entries, committer, time).Run(cancellationToken);
    }

    /// <summary>Runs that changed files of this project, the newest first.</summary>
    public IReadOnlyList<ChangedRun> Runs(string cwd) => [.. PlaceOf(cwd).Runs().Where(run => run.Files.Count > 0).Select(run => new ChangedRun(
        run.Run.Run, run.Run.Request, run.Run.At, [.. run.Files.Where(file => file.Before.Kind is not EntryKind.Folder && file.After.Kind is not EntryKind.Folder).Select(file => Shown(cwd, file.Path))],
        run.HasChanges, run.HasUndone))];

    /// <summary>Takes back what a run changed, or its change of one file; without either, what the latest run did.</summary>
    /// <exception cref="IOException">It could not be done; nothing has changed.</exception>
    public Task<UndoOutcome> UndoAsync(UndoWish wish, CancellationToken cancellationToken) => ChangeAsync(wish, isRedo: false, cancellationToken);

    /// <summary>Does again what was taken back last, or what is named.</summary>
    /// <exception cref="IOException">It could not be done; nothing has changed.</exception>
    public Task<UndoOutcome> RedoAsync(UndoWish wish, CancellationToken cancellationToken) => ChangeAsync(wish, isRedo: true, cancellationToken);

    /// <summary>Deletes what is older than a week, and the oldest of what is too much.</summary>
    public void Prune() => new Pruning(folder, blobs, time).Run();

    private async Task<UndoOutcome> ChangeAsync(UndoWish wish, bool isRedo, CancellationToken cancellationToken)
    {
        var place = PlaceOf(wish.Cwd);
        if (!Directory.Exists(place.Folder))
            return UndoOutcome.Nothing("nothing was changed in this folder yet");
        using var held = await place.LockAsync(cancellationToken);
        new Recovery(place, entries, committer, time).Run(cancellationToken);
        return new Reversal(place.Runs(), wish, entries, committer).Run(isRedo);
    }

    private static bool IsLeft(RecordedRun run) => run.Open.Any(line => line is BeginLine { Process.IsAlive: false } or WatchLine { Process.IsAlive: false });

    private Place PlaceOf(string cwd) => new(Path.Combine(folder, "places"), cwd, time);

    internal static string Shown(string cwd, string path)
    {
        var relative = Path.GetRelativePath(RealPath.Of(cwd), path).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) ? path : relative;
    }
}
