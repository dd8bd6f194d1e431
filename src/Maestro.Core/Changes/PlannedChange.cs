using Maestro.Core.Events;

namespace Maestro.Core.Changes;

/// <summary>One file before and after a change.</summary>
/// <param name="FullPath">Absolute, the links of its folders resolved.</param>
/// <param name="Shown">The path for people and events: relative to the work folder where it lies inside.</param>
/// <param name="Before">Null when there is no such file.</param>
/// <param name="After">Null when there is to be none.</param>
public sealed record PlannedChange(string FullPath, string Shown, FileContent? Before, FileContent? After)
{
    private FileDiff? diff;

    /// <summary>For a file that comes from another path: what is there before.</summary>
    public MoveOrigin? MovedFrom { get; init; }

    /// <summary>For a file that goes: the path that it gets.</summary>
    public string? MovedTo { get; init; }

    public FileChange Kind => Before is null ? FileChange.Created : After is null ? FileChange.Deleted : FileChange.Modified;

    /// <summary>A file that moves shows at its new path how it differs from what it was.</summary>
    public FileDiff Diff => diff ??= MovedTo is not null ? new FileDiff("", 0, 0)
        : MovedFrom is { } origin ? FileDiff.OfMove(origin.Shown, Shown, origin.Content, After!)
        : FileDiff.Of(Shown, Before, After);
}

/// <summary>The path that a moved file had, and what stood there.</summary>
public sealed record MoveOrigin(string Shown, FileContent Content);

/// <summary>The changes of several files that are made together or not at all.</summary>
public sealed record ChangePlan(IReadOnlyList<PlannedChange> Changes)
{
    /// <summary>What is told to the model besides, such as how a place was found.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>All of it as a unified diff.</summary>
    public string Diff => string.Concat(Changes.Select(change => change.Diff.Text));
}
