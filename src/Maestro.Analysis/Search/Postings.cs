using System.Runtime.InteropServices;

namespace Maestro.Analysis.Search;

/// <summary>Which files have a term, in which part and how often.</summary>
/// <remarks>
/// Terms are spread over 256 buckets by their first byte, so a query reads a small share of the whole. A bucket is a row of
/// blocks, each for one part of one file:
/// a word with file, part and number of terms, then a word for each term: three bytes of the term and its count.
/// </remarks>
internal sealed class Postings(ChunkFile chunks)
{
    public const int Buckets = 256;

    private const int MostTerms = (1 << 14) - 1;
    private const int ChunkWords = 16 * 1024;

    private readonly uint[]?[] open = new uint[]?[Buckets];
    private readonly int[] used = new int[Buckets];

    /// <summary>By bucket, the chunks that hold it.</summary>
    public List<int>[] Places { get; init; } = [.. Enumerable.Range(0, Buckets).Select(_ => new List<int>())];

    /// <param name="words">For each term its last three bytes and its count.</param>
    public void Add(int bucket, int file, int part, ReadOnlySpan<uint> words)
    {
        for (; !words.IsEmpty; words = words[Math.Min(MostTerms, words.Length)..])
        {
            var block = words[..Math.Min(MostTerms, words.Length)];
            if (used[bucket] + block.Length + 1 > ChunkWords)
                Close(bucket);
            var room = open[bucket] ??= new uint[ChunkWords];
            room[used[bucket]++] = (uint)file << 16 | (uint)part << 14 | (uint)block.Length;
            block.CopyTo(room.AsSpan(used[bucket]));
            used[bucket] += block.Length;
        }
    }

    /// <summary>Writes what is still open; to be called before reading.</summary>
    public void Close()
    {
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            Close(bucket);
            open[bucket] = null;
        }
    }

    public List<(int File, int Part, int Count)> Of(uint key)
    {
        var found = new List<(int, int, int)>();
        var wanted = key << 8;
        foreach (var (file, part, words) in Blocks((int)(key >> 24)))
            foreach (var word in words.Span)
                if ((word & 0xffffff00) == wanted)
                    found.Add((file, part, (byte)word));
        return found;
    }

    /// <summary>Adds everything of earlier postings, under new numbers of files; those below zero are left out.</summary>
    public void AddFrom(Postings earlier, int[] numbers)
    {
        for (var bucket = 0; bucket < Buckets; bucket++)
            foreach (var (file, part, words) in earlier.Blocks(bucket))
                if (numbers[file] >= 0)
                    Add(bucket, numbers[file], part, words.Span);
    }

    private IEnumerable<(int File, int Part, ReadOnlyMemory<uint> Words)> Blocks(int bucket)
    {
        foreach (var place in Places[bucket])
        {
            var words = MemoryMarshal.Cast<byte, uint>(chunks.Read(place)).ToArray();
            for (var at = 0; at < words.Length;)
            {
                var head = words[at];
                var length = (int)(head & MostTerms);
                yield return ((int)(head >> 16), (int)(head >> 14 & 3), words.AsMemory(at + 1, length));
                at += length + 1;
            }
        }
    }

    private void Close(int bucket)
    {
        if (used[bucket] > 0)
            Places[bucket].Add(chunks.Add(MemoryMarshal.AsBytes(open[bucket].AsSpan(0, used[bucket]))));
        used[bucket] = 0;
    }
}
