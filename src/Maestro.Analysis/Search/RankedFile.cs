namespace Maestro.Analysis.Search;

/// <summary>A file found, by its number, with the sign that helped it most besides words.</summary>
/// <param name="Named">How the sentence itself names the file; null when it does not.</param>
/// <param name="Bonus">What besides words speaks for it; null when little does.</param>
internal sealed record RankedFile(int File, double Score, string? Named, string? Bonus);
