using Maestro.Core.Tools;

namespace Maestro.Core.Changes;

/// <summary>Through which a run changes files: everything that it changes can be taken back.</summary>
public interface IChangeRecord
{
    /// <summary>Makes all the changes, or none of them, also when the process is killed meanwhile.</summary>
    /// <exception cref="ToolException">A file is no longer what it was when the change was planned, or cannot be written; nothing has changed.</exception>
    Task ApplyAsync(IReadOnlyList<PlannedChange> changes, CancellationToken cancellationToken);

    /// <summary>Keeps the work folder as it is, before something runs that may change any file of it.</summary>
    /// <exception cref="ToolException">It cannot be kept, so nothing may run.</exception>
    Task<IWorkFolderWatch> WatchAsync(CancellationToken cancellationToken);
}

/// <summary>Finds what has changed in the work folder since it was kept.</summary>
public interface IWorkFolderWatch
{
    /// <summary>What could not be kept and so cannot be taken back, for a person; null when all was kept.</summary>
    string? Warning { get; }

    /// <summary>A file that is to be touched by whoever sees this program die, so that it is known later what happened before and after.</summary>
    string DeathMark { get; }

    /// <summary>Ends the watch and records what has changed; call it once, however the command ended.</summary>
    Task<FoundChanges> FinishAsync();
}

/// <summary>What has changed in the work folder.</summary>
/// <param name="Files">The first of them.</param>
/// <param name="More">How many there are besides.</param>
public sealed record FoundChanges(IReadOnlyList<PlannedChange> Files, int More);
