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

    private readonly IndexStore store;
    private readonly int[] fileOf;

    /// <param name="all">Every entry by its number in the store, those that were skipped too.</param>
    public Corpus(FileEntry[] all, IndexStore store)
    {
        this.store = store;
        Entries = Array.FindAll(all, entry => entry.Language is not null);
        var next = 0;
        fileOf = Array.ConvertAll(all, entry => entry.Language is null ? -1 : next++);
        Kinds = Array.ConvertAll(Entries, KindOf);
        AverageLengths = Averages(Entries);
    }

    public FileEntry[] Entries { get; }

    public FileKind[] Kinds { get; }

    /// <summary>Mean number of terms by part of a file.</summary>
    public double[] AverageLengths { get; }

    /// <summary>Whether files of a language are documents or data rather than code.</summary>
    public static bool IsProse(string language) => ProseLanguages.Contains(language);

    /// <summary>The files that have a term, in which part and how often.</summary>
    public IEnumerable<(int File, int Part, int Count)> FilesWith(uint key)
    {
        foreach (var (number, part, count) in store.Postings.Of(key))
            if (fileOf[number] is >= 0 and var file)
                yield return (file, part, count);
    }

    public IReadOnlyList<Symbol> SymbolsOf(int file) => store.Details.Symbols(Entries[file]);

    private static FileKind KindOf(FileEntry entry) =>
        TestPaths.IsTest(entry.Path) ? FileKind.Test
        : TestPaths.IsSample(entry.Path) ? FileKind.Sample
        : IsProse(entry.Language ?? "") ? FileKind.Prose
        : FileKind.Code;

    private static double[] Averages(FileEntry[] entries)
    {
        var sums = new double[FileEntry.Parts];
        foreach (var entry in entries)
            for (var part = 0; part < sums.Length; part++)
                sums[part] += entry.Lengths[part];
        return Array.ConvertAll(sums, sum => Math.Max(1, sum / Math.Max(1, entries.Length)));
    }
}
