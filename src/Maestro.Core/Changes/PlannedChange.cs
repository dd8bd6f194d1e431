using Maestro.Core.Events;

namespace Maestro.Core.Changes;

/// <summary>One file before and after a change.</summary>
/// <param name="FullPath">Absolute, the links of its folders resolved.</param>
/// <param name="Shown">The path for people and events: relative to the work folder where it lies inside.</param>
/// <param name="Before">Null when there is no such file.</param>
/// <param name="After">Null when there is to be none.</param>
public sealed record PlannedChange(string FullPath, string Shown, FileContent? Before, FileContent? After)
{
    private readonly Lazy<FileDiff> diff = new(() => FileDiff.Of(Shown, Before, After));

    public FileChange Kind => Before is null ? FileChange.Created : After is null ? FileChange.Deleted : FileChange.Modified;

    public FileDiff Diff => diff.Value;
}

/// <summary>The changes of several files that are made together or not at all.</summary>
public sealed record ChangePlan(IReadOnlyList<PlannedChange> Changes)
{
    /// <summary>What is told to the model besides, such as how a place was found.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>All of it as a unified diff.</summary>
    public string Diff => string.Concat(Changes.Select(change => change.Diff.Text));
}
