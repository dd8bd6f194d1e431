namespace Maestro.Analysis.Refactoring;

/// <summary>What a place is at which a name stands.</summary>
public enum OccurrenceKind
{
    /// <summary>The name is declared there.</summary>
    Declaration,

    Code,

    /// <summary>Within a string, a comment, or a file that is no code.</summary>
    Text,
}

/// <summary>A place at which a name stands as a whole word.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Start">Characters before it in the text.</param>
/// <param name="LineText">The line, without white space around it.</param>
public sealed record NameOccurrence(string Path, int Line, int Start, OccurrenceKind Kind, string LineText);
