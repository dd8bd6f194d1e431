namespace Maestro.Analysis.Source;

/// <summary>What a scanner read from one file.</summary>
/// <param name="Imports">As written: module names, include paths, namespaces; a file's own namespace or package starts with <see cref="OwnNamespace"/>.</param>
public sealed record ScannedSource(string Language, int Lines, IReadOnlyList<Symbol> Symbols, IReadOnlyList<string> Imports)
{
    /// <summary>Marks, before a name in <see cref="Imports"/>, the namespace or package that the file itself belongs to.</summary>
    public const char OwnNamespace = '=';

    /// <summary>Marks, before a name in <see cref="Imports"/>, a type that the file mentions and does not declare (C#, Java, Kotlin).</summary>
    public const char MentionedType = '?';
}
