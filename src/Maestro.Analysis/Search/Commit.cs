namespace Maestro.Analysis.Search;

/// <summary>An earlier change: the terms of its subject and the files it touched.</summary>
/// <param name="Terms">Distinct, in rising order.</param>
/// <param name="Files">Positions in the history's list of paths.</param>
internal sealed record Commit(uint[] Terms, int[] Files);
