namespace Maestro.Analysis.Mutation;

/// <summary>A small change to the code that a test should notice.</summary>
/// <param name="Kind">One of <c>comparison</c>, <c>boundary</c>, <c>boolean</c>, <c>arithmetic</c>, <c>negation</c>, <c>number</c>, <c>return</c>,
/// <c>removed</c>.</param>
/// <param name="Start">Of what is replaced, in the text of the file.</param>
/// <param name="Function">The function it stands in, as a person calls it.</param>
/// <param name="Before">The line of code, and <paramref name="After"/> what it becomes.</param>
public sealed record Mutant(
    string File, int Line, string Kind, int Start, int Length, string Replacement, string Function, string Before, string After)
{
    /// <summary>The text of the file with the change made.</summary>
    public string Apply(string text) => string.Concat(text.AsSpan(0, Start), Replacement, text.AsSpan(Start + Length));
}
