using System.Numerics;
using System.Runtime.InteropServices;

namespace Maestro.Analysis.Search;

/// <summary>A quick 64-bit hash that notices changed or damaged bytes; it is no protection against somebody who forges them.</summary>
internal static class ContentHash
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        ulong a = Prime, b = ~Prime;
        var i = 0;
        for (; i + 1 < words.Length; i += 2)
        {
            a = Mix(a, words[i]);
            b = Mix(b, words[i + 1]);
        }
        var hash = Mix(Mix(a, b), (ulong)bytes.Length);
        foreach (var rest in bytes[(i * sizeof(ulong))..])
            hash = Mix(hash, rest);
        return hash ^ (hash >> 29);
    }

    private static ulong Mix(ulong hash, ulong word)
    {
        hash = (hash ^ word) * Prime;
        return BitOperations.RotateLeft(hash, 31) * Prime;
    }
}
