using Maestro.Analysis.Files;

namespace Maestro.Analysis.Checks;

/// <summary>A file to look at.</summary>
/// <param name="Path">Relative to the work folder, with forward slashes.</param>
/// <param name="Changed">The lines that matter, when only a change is looked at; null for all.</param>
public sealed record ScanFile(string Path, string Text, bool IsTest, IReadOnlyList<LineRange>? Changed = null)
{
    /// <summary>Whether the analysis can outline it.</summary>
    public bool IsCode => Code.CodeLanguage.IsKnown(Source.SourceScanner.LanguageOf(Path));

    /// <summary>Whether something from one line to another is to be told.</summary>
    public bool Covers(int line, int endLine) => Changed is null || Changed.Any(range => range.First <= endLine && line <= range.Last);
}
