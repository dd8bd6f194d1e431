using Maestro.Core.Changes;

namespace Maestro.Storage.Undo;

/// <summary>What is to be taken back or done again.</summary>
/// <param name="Name">A run or the beginning of its id, or a file; null for the latest.</param>
/// <param name="Overwrites">Also where the file was changed since; what stands there is kept and comes back with the opposite command.</param>
public sealed record UndoWish(string Cwd, string? Name = null, bool Overwrites = false);

/// <summary>What was taken back or done again.</summary>
/// <param name="Problem">Why nothing was done; null when something was, or might have been but for the conflicts.</param>
public sealed record UndoOutcome(string? Run, string? Request, IReadOnlyList<PlannedChange> Changes, IReadOnlyList<UndoConflict> Conflicts, string? Problem = null)
{
    public static UndoOutcome Nothing(string why) => new(null, null, [], [], why);
}

/// <summary>A file that was left as it is.</summary>
public sealed record UndoConflict(string Path, string Reason);

/// <summary>A run that changed files.</summary>
public sealed record ChangedRun(string Run, string Request, DateTimeOffset At, IReadOnlyList<string> Files, bool CanUndo, bool CanRedo);
