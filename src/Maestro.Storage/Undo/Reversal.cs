using Maestro.Core.Changes;
using Maestro.Storage.Folders;

namespace Maestro.Storage.Undo;

/// <summary>Takes back what a run did, or does it again; what somebody has changed since is left alone and named.</summary>
/// <param name="runs">The newest first.</param>
internal sealed class Reversal(IReadOnlyList<RecordedRun> runs, UndoWish wish, Entries entries, Committer committer)
{
    private readonly List<EntryChange> changes = [];
    private readonly List<UndoConflict> conflicts = [];

    public UndoOutcome Run(bool isRedo)
    {
        var (run, files) = Chosen(isRedo);
        if (run is null)
            return UndoOutcome.Nothing(WhyNothing(isRedo));
        if (run.Open.Count > 0)
            return UndoOutcome.Nothing("that run is still at work; stop it first");
        foreach (var file in files)
            Consider(run, file, isRedo);
        if (changes.Count > 0)
            committer.Commit(run.Journal, isRedo ? ChangeKind.Redo : ChangeKind.Undo, changes);
        return new UndoOutcome(run.Run.Run, run.Run.Request, [.. changes.Where(IsShown).Select(Shown)], conflicts);
    }

    private (RecordedRun? Run, IReadOnlyList<RecordedFile> Files) Chosen(bool isRedo)
    {
        bool IsWanted(RecordedFile file) => isRedo ? file.IsUndone : !file.IsUndone && file.Before != file.After;
        var able = runs.Where(run => run.Files.Any(IsWanted));
        if (isRedo)
            able = able.OrderByDescending(run => run.UndoneAt);
        if (wish.Name is not { } name)
            return able.FirstOrDefault() is { } latest ? (latest, [.. latest.Files.Where(IsWanted)]) : default;
        if (able.Where(run => run.Run.Run == name || run.Run.Run.StartsWith($"r_{name}", StringComparison.Ordinal) || (name.StartsWith("r_", StringComparison.Ordinal) && run.Run.Run.StartsWith(name, StringComparison.Ordinal))).ToList() is [var named])
            return (named, [.. named.Files.Where(IsWanted)]);
        var path = RealPath.Of(Path.GetDirectoryName(Path.GetFullPath(name, wish.Cwd)) ?? "/") is var folder
            ? Path.Combine(folder, Path.GetFileName(name.TrimEnd('/')))
            : name;
        var holder = able.FirstOrDefault(run => run.Files.Any(file => IsWanted(file) && Is(file, path)));
        return holder is null ? default : (holder, [.. holder.Files.Where(file => IsWanted(file) && Is(file, path))]);
    }

    /// <summary>The file itself, or everything in a folder.</summary>
    private static bool Is(RecordedFile file, string path) =>
        file.Path == path || file.Path == RealPath.Of(path) || file.Path.StartsWith(path + "/", StringComparison.Ordinal);

    private void Consider(RecordedRun run, RecordedFile file, bool isRedo)
    {
        var (expected, wanted) = isRedo ? (file.Before, file.Redo ?? file.After) : (file.After, file.Before);
        var now = entries.Read(file.Path, keeps: true);
        var shown = ChangeStore.Shown(wish.Cwd, file.Path);
        if (now.Matches(wanted))
            changes.Add(new EntryChange(file.Path, wanted, wanted));
        else if (!wanted.IsKept || (wanted.Hash is { } hash && !entries.Has(hash)))
            conflicts.Add(new UndoConflict(shown, "its bytes are not kept: it was too large or too long ago"));
        else if (!now.IsKept)
            conflicts.Add(new UndoConflict(shown, "it is too large now to be kept before it is replaced"));
        else if (wish.Overwrites || (now.Matches(expected) && !file.IsUncertain))
            changes.Add(new EntryChange(file.Path, now, wanted));
        else
            conflicts.Add(new UndoConflict(shown, Reason(run, file, now)));
    }

    private string Reason(RecordedRun run, RecordedFile file, EntryState now)
    {
        var later = runs.TakeWhile(other => other != run)
            .FirstOrDefault(other => other.Files.Any(one => one.Path == file.Path && !one.IsUndone && one.After == now));
        return later is not null ? $"a later run changed it ({later.Run.Run[..Math.Min(10, later.Run.Run.Length)]}); take that back first"
            : file.IsUncertain && now.Matches(file.After) ? "Maestro was killed while a command ran, and this may be your own change since"
            : "it was changed since, so it was left as it is";
    }

    private static bool IsShown(EntryChange change) =>
        change.From != change.To && (change.From.Kind is EntryKind.File or EntryKind.Link || change.To.Kind is EntryKind.File or EntryKind.Link);

    private PlannedChange Shown(EntryChange change) =>
        new(change.Path, ChangeStore.Shown(wish.Cwd, change.Path), entries.Content(change.From), entries.Content(change.To));

    private string WhyNothing(bool isRedo) => wish.Name is { } name
        ? $"there is nothing of '{name}' to {(isRedo ? "do again" : "take back")}"
        : isRedo ? "nothing was taken back, so there is nothing to do again" : "nothing is left to take back in this folder";
}
