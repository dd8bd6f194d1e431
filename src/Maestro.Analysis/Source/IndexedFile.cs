namespace Maestro.Analysis.Source;

/// <summary>A file of the repository as the index knows it.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="HasSymbols">Whether there are any, known without reading them.</param>
/// <param name="Imports">Files of the repository that this one depends on, as paths.</param>
public sealed record IndexedFile(
    string Path, string Language, int Lines, bool IsTest, bool HasSymbols, IReadOnlyList<Symbol> Symbols, IReadOnlyList<string> Imports);
