namespace Maestro.Core.Changes;

/// <summary>A piece of a file's text and what takes its place.</summary>
/// <param name="Path">Relative to the work folder.</param>
/// <param name="Start">In the text with <c>\n</c> as its line end.</param>
public sealed record TextEdit(string Path, int Start, int Length, string With);
