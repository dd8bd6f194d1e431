namespace Maestro.Analysis.Search;

/// <summary>A term to look for.</summary>
/// <param name="Word">As the person wrote it, for reasons.</param>
internal sealed record QueryTerm(uint Key, string Word, double Weight);
