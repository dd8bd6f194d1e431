namespace Maestro.Core.Evidence;

/// <summary>A file that matters for a sentence.</summary>
/// <param name="Path">Relative to the work folder, with forward slashes.</param>
/// <param name="Score">From 0 to 1, the best file has 1.</param>
/// <param name="Reason">Why it was found, in a few words.</param>
/// <param name="Symbols">Declared symbols that match, best first, as <c>Name:line</c>.</param>
/// <param name="Lines">Number of lines.</param>
/// <param name="Excerpt">The lines that match best, for a model to read; null when not asked for.</param>
public sealed record RelevantFile(
    string Path, double Score, string Reason, IReadOnlyList<string> Symbols, int Lines, bool IsTest, string? Excerpt = null);

/// <summary>A dependency between two files.</summary>
/// <param name="Kind">Such as <c>import</c>, <c>tests</c> or <c>changes-with</c>.</param>
public sealed record FileDependency(string From, string To, string Kind);
