using System.Runtime.InteropServices;

namespace Maestro.Analysis.Search;

/// <summary>Counts the distinct identifiers of a text, so that each is split and stemmed once however often it stands there. For one thread.</summary>
internal sealed class IdentifierCounter
{
    private readonly List<Identifier> found = [];
    private int[] slots = new int[1024];

    /// <summary>Where an identifier first stands, and how often it comes.</summary>
    public record struct Identifier(uint Hash, int Start, int Length, int Count);

    public ReadOnlySpan<Identifier> Count(ReadOnlySpan<char> text)
    {
        found.Clear();
        Array.Clear(slots);
        for (var i = 0; i < text.Length; i++)
        {
            var (start, hash) = (i, 2166136261u);
            while (i < text.Length && TermReader.IsPart(text[i]))
                hash = (hash ^ text[i++]) * 16777619u;
            if (i - start is > 1 and <= TermReader.LongestTerm)
                Add(text, hash, start, i - start);
        }
        return CollectionsMarshal.AsSpan(found);
    }

    private void Add(ReadOnlySpan<char> text, uint hash, int start, int length)
    {
        var known = CollectionsMarshal.AsSpan(found);
        var slot = First(hash);
        for (; slots[slot] > 0; slot = (slot + 1) & (slots.Length - 1))
        {
            ref var other = ref known[slots[slot] - 1];
            if (other.Hash == hash && text.Slice(other.Start, other.Length).SequenceEqual(text.Slice(start, length)))
            {
                other.Count++;
                return;
            }
        }
        found.Add(new Identifier(hash, start, length, 1));
        slots[slot] = found.Count;
        if (found.Count > slots.Length / 2)
            Grow();
    }

    private int First(uint hash) => (int)(hash ^ (hash >> 15)) & (slots.Length - 1);

    private void Grow()
    {
        slots = new int[slots.Length * 2];
        for (var i = 0; i < found.Count; i++)
        {
            var slot = First(found[i].Hash);
            while (slots[slot] > 0)
                slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = i + 1;
        }
    }
}
