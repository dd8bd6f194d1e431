using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Maestro.Analysis.Search;

/// <summary>The terms of one part of a file with their counts, read in place from the bytes that hold them.</summary>
internal readonly ref struct TermBag
{
    private readonly ReadOnlySpan<uint> keys;
    private readonly ReadOnlySpan<byte> counts;

    private TermBag(int length, ReadOnlySpan<uint> keys, ReadOnlySpan<byte> counts)
    {
        Length = length;
        this.keys = keys;
        this.counts = counts;
    }

    /// <summary>Number of terms, with repetitions.</summary>
    public int Length { get; }

    /// <summary>Reads the bag at the start of the bytes and moves them on to the next.</summary>
    public static TermBag Read(ref ReadOnlySpan<byte> bytes)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var n = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        var bag = new TermBag(length, MemoryMarshal.Cast<byte, uint>(bytes.Slice(8, 4 * n)), bytes.Slice(8 + 4 * n, n));
        bytes = bytes[(8 + 5 * n)..];
        return bag;
    }

    public int CountOf(uint key)
    {
        var at = keys.BinarySearch(key);
        return at < 0 ? 0 : counts[at];
    }
}
