namespace Maestro.Analysis.Files;

/// <summary>The files of a work folder that are not ignored.</summary>
/// <param name="Paths">Relative to the root, with forward slashes, in ordinal order.</param>
/// <param name="Skipped">Files left out: over the limit, links, or with a name that is no valid UTF-8.</param>
public sealed record WorkTreeListing(IReadOnlyList<string> Paths, int Skipped, bool IsGitRepository);
