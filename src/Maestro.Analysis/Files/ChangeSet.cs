namespace Maestro.Analysis.Files;

/// <summary>What a change touches.</summary>
/// <param name="Files">Those that are there after the change, with the lines that are new.</param>
/// <param name="Diff">The unified diff of the tracked files.</param>
/// <param name="Revision">The commit after the change; null for the work tree.</param>
public sealed record ChangeSet(IReadOnlyList<ChangedFile> Files, string Diff, string? Revision = null);

/// <summary>A file with the lines that a change has put there.</summary>
public sealed record ChangedFile(string Path, IReadOnlyList<LineRange> Lines);
