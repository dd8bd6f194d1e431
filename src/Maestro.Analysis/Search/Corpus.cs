using Maestro.Analysis.Source;

namespace Maestro.Analysis.Search;

/// <summary>What kind of file it is, as far as ranking cares.</summary>
internal enum FileKind : byte
{
    Code,
    Test,
    Sample,
    Prose,
}

/// <summary>The files that can be found, with what ranking needs to know of all of them.</summary>
internal sealed class Corpus
{
    private static readonly HashSet<string> ProseLanguages = new(StringComparer.Ordinal)
    {
        "", "Markdown", "reStructuredText", "AsciiDoc", "Text", "Plain text", "JSON", "JSON5", "YAML", "TOML", "XML", "CSV", "SVG", "INI",
    };

    public Corpus(FileEntry[] entries)
    {
        Entries = entries;
        Kinds = Array.ConvertAll(entries, KindOf);
        AverageLengths = Averages(entries);
    }

    public FileEntry[] Entries { get; }

    public FileKind[] Kinds { get; }

    /// <summary>Mean number of terms by part of a file.</summary>
    public double[] AverageLengths { get; }

    /// <summary>Whether files of a language are documents or data rather than code.</summary>
    public static bool IsProse(string language) => ProseLanguages.Contains(language);

    public bool HasSymbolTerm(int file, uint key)
    {
        var rest = Entries[file].Body.Span;
        for (var part = 0; part < FileEntry.Parts - 1; part++)
            TermBag.Read(ref rest);
        return TermBag.Read(ref rest).CountOf(key) > 0;
    }

    private static FileKind KindOf(FileEntry entry) =>
        TestPaths.IsTest(entry.Path) ? FileKind.Test
        : TestPaths.IsSample(entry.Path) ? FileKind.Sample
        : IsProse(entry.Language ?? "") ? FileKind.Prose
        : FileKind.Code;

    private static double[] Averages(FileEntry[] entries)
    {
        var sums = new double[FileEntry.Parts];
        foreach (var entry in entries)
        {
            var rest = entry.Body.Span;
            for (var part = 0; part < sums.Length; part++)
                sums[part] += TermBag.Read(ref rest).Length;
        }
        return Array.ConvertAll(sums, sum => Math.Max(1, sum / Math.Max(1, entries.Length)));
    }
}
