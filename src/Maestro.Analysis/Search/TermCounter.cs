using System.Numerics;
using System.Runtime.InteropServices;

namespace Maestro.Analysis.Search;

/// <summary>Counts the terms of one text at a time; used again for the next, so that nothing is allocated per term. For one thread.</summary>
internal sealed class TermCounter
{
    private readonly IdentifierCounter identifiers = new();
    private uint[] keys = new uint[1024];
    private int[] counts = new int[1024];
    private uint[] sorted = new uint[512];
    private int distinct;

    /// <summary>All terms seen, with repetitions.</summary>
    public int Total { get; private set; }

    public void Add(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[TermReader.LongestTerm];
        foreach (var identifier in identifiers.Count(text))
        {
            var terms = new TermReader(text.Slice(identifier.Start, identifier.Length), buffer);
            while (terms.Next())
                Add(TermKey.Of(terms.Term), identifier.Count);
        }
    }

    /// <summary>Writes length, keys in rising order and counts, then starts anew.</summary>
    public void Flush(BinaryWriter to)
    {
        if (sorted.Length < distinct)
            sorted = new uint[BitOperations.RoundUpToPowerOf2((uint)distinct)];
        var n = 0;
        foreach (var key in keys)
            if (key is not 0)
                sorted[n++] = key;
        var found = sorted.AsSpan(0, n);
        found.Sort();
        to.Write(Total);
        to.Write(n);
        to.Write(MemoryMarshal.AsBytes(found));
        foreach (var key in found)
            to.Write((byte)Math.Min(255, counts[Slot(key)]));
        Array.Clear(keys);
        (distinct, Total) = (0, 0);
    }

    private void Add(uint key, int count)
    {
        Total += count;
        var slot = Slot(key);
        if (keys[slot] == key)
        {
            counts[slot] += count;
            return;
        }
        (keys[slot], counts[slot]) = (key, count);
        if (++distinct > keys.Length / 2)
            Grow();
    }

    private int Slot(uint key)
    {
        var mask = keys.Length - 1;
        var slot = (int)((key * 2654435769u) >> 7) & mask;
        while (keys[slot] != 0 && keys[slot] != key)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var (oldKeys, oldCounts) = (keys, counts);
        (keys, counts) = (new uint[oldKeys.Length * 2], new int[oldKeys.Length * 2]);
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] is 0)
                continue;
            var slot = Slot(oldKeys[i]);
            (keys[slot], counts[slot]) = (oldKeys[i], oldCounts[i]);
        }
    }
}
