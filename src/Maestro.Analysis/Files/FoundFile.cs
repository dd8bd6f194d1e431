namespace Maestro.Analysis.Files;

/// <summary>A file of the work folder as the file system describes it.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Stamp">Time of the last write, in ticks of UTC.</param>
internal readonly record struct FoundFile(string Path, long Size, long Stamp);
