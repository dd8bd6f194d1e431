namespace Maestro.Analysis.Search;

/// <summary>One file as the index keeps it in memory; its terms are in the <see cref="Postings"/>, its symbols in the <see cref="Details"/>.</summary>
/// <param name="Stamp">Time of the last write, in ticks of UTC.</param>
/// <param name="Language">Null when the file was skipped: binary, huge, minified or unreadable.</param>
/// <param name="Lengths">Number of terms by part, with repetitions.</param>
internal sealed record FileEntry(string Path, long Size, long Stamp, ulong Hash, string? Language, int Lines, int[] Lengths, DetailPlace Details)
{
    /// <summary>Parts in the order they are stored: text, file name, folders, symbols.</summary>
    public const int Parts = 4;

    /// <summary>Which part holds the names of the declared symbols.</summary>
    public const int SymbolPart = 3;

    public static FileEntry Skipped(string path, long size, long stamp, ulong hash) => new(path, size, stamp, hash, null, 0, [], default);
}
