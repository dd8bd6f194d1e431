using Maestro.Analysis.Source;

namespace Maestro.Analysis.Search;

/// <summary>What the index leaves on the disk: terms and details of the files, which have the numbers of their entries.</summary>
internal sealed class IndexStore
{
    private readonly Lock gate = new();

    private IndexStore(ChunkFile chunks, Postings postings, Details details) => (Chunks, Postings, Details) = (chunks, postings, details);

    public ChunkFile Chunks { get; }

    public Postings Postings { get; }

    public Details Details { get; }

    /// <param name="path">Null keeps all in memory.</param>
    public static IndexStore Create(string? path)
    {
        var chunks = ChunkFile.Create(path);
        return new IndexStore(chunks, new Postings(chunks), new Details(chunks));
    }

    public static IndexStore Open(ChunkFile chunks, List<int>[] postings, int[] details) =>
        new(chunks, new Postings(chunks) { Places = postings }, new Details(chunks) { Places = details });

    /// <summary>Adds a file. Safe for several threads, each with its own counter.</summary>
    /// <returns>Its lengths by part, and where its details are.</returns>
    public (int[] Lengths, DetailPlace Details) Add(int file, string path, string text, ScannedSource scanned, TermCounter counter)
    {
        var lengths = new int[FileEntry.Parts];
        var slash = path.LastIndexOf('/') + 1;
        counter.Add(text);
        lengths[0] = Flush(file, 0, counter);
        counter.Add(path.AsSpan(slash));
        lengths[1] = Flush(file, 1, counter);
        counter.Add(path.AsSpan(0, slash));
        lengths[2] = Flush(file, 2, counter);
        foreach (var symbol in scanned.Symbols)
            counter.Add(symbol.Name);
        lengths[3] = Flush(file, FileEntry.SymbolPart, counter);
        var bytes = Details.Encode(scanned);
        lock (gate)
            return (lengths, Details.Add(bytes));
    }

    /// <summary>Takes over what an earlier store has of the files, and gives their entries the new places.</summary>
    public void AddFrom(IndexStore earlier, FileEntry[] entries, int[] numbers)
    {
        Postings.AddFrom(earlier.Postings, numbers);
        foreach (var number in numbers)
            if (number >= 0 && entries[number].Details.Length > 0)
                entries[number] = entries[number] with { Details = Details.Add(earlier.Details.Bytes(entries[number].Details)) };
    }

    /// <summary>Ends the writing.</summary>
    public void Close()
    {
        Postings.Close();
        Details.Close();
    }

    private int Flush(int file, int part, TermCounter counter)
    {
        var total = counter.Total;
        var (keys, words) = counter.Sorted();
        lock (gate)
            for (var start = 0; start < keys.Length;)
            {
                var (bucket, end) = (keys[start] >> 24, start + 1);
                while (end < keys.Length && keys[end] >> 24 == bucket)
                    end++;
                Postings.Add((int)bucket, file, part, words[start..end]);
                start = end;
            }
        counter.Clear();
        return total;
    }
}
