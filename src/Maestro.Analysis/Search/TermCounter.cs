using System.Numerics;

namespace Maestro.Analysis.Search;

/// <summary>Counts the terms of one text at a time; used again for the next, so that nothing is allocated per term. For one thread.</summary>
internal sealed class TermCounter
{
    private readonly IdentifierCounter identifiers = new();
    private uint[] keys = new uint[1024];
    private int[] counts = new int[1024];
    private uint[] sorted = new uint[512];
    private uint[] words = new uint[512];
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

    /// <summary>The terms in rising order, and for each its last three bytes with its count; valid until the next call.</summary>
    public Terms Sorted()
    {
        if (sorted.Length < distinct)
            (sorted, words) = (new uint[BitOperations.RoundUpToPowerOf2((uint)distinct)], new uint[BitOperations.RoundUpToPowerOf2((uint)distinct)]);
        var n = 0;
        foreach (var key in keys)
            if (key is not 0)
                sorted[n++] = key;
        var found = sorted.AsSpan(0, n);
        found.Sort();
        for (var i = 0; i < n; i++)
            words[i] = found[i] << 8 | (uint)Math.Min(255, counts[Slot(found[i])]);
        return new Terms(found, words.AsSpan(0, n));
    }

    /// <summary>Starts anew.</summary>
    public void Clear()
    {
        Array.Clear(keys);
        (distinct, Total) = (0, 0);
    }

    /// <summary>Terms, and the words that say how often each comes.</summary>
    public readonly ref struct Terms(ReadOnlySpan<uint> keys, ReadOnlySpan<uint> words)
    {
        private readonly ReadOnlySpan<uint> keys = keys;
        private readonly ReadOnlySpan<uint> words = words;

        public void Deconstruct(out ReadOnlySpan<uint> allKeys, out ReadOnlySpan<uint> allWords)
        {
            allKeys = keys;
            allWords = words;
        }
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
