using Maestro.Analysis.Source;

namespace Maestro.Analysis.Tests.Source;

internal static class Scanning
{
    /// <summary>Each symbol as <c>Container.Name:line</c>, with a minus before what is not public.</summary>
    public static string Symbols(string path, string text) => string.Join(
        ' ', SourceScanner.Scan(path, text).Symbols.Select(s => $"{(s.IsPublic ? "" : "-")}{(s.Container is null ? "" : s.Container + ".")}{s.Name}:{s.Line}"));

    public static string Imports(string path, string text) =>
        string.Join(' ', SourceScanner.Scan(path, text).Imports.Where(i => i[0] != ScannedSource.MentionedType));
}
