using System.Buffers.Binary;
using System.Text;

namespace Maestro.Analysis.Files;

/// <summary>Reads the names of the files that git keeps from its index, without starting git.</summary>
internal static class GitIndex
{
    private const int HeaderLength = 12;

    /// <summary>The bytes of an entry before its flags: times, numbers, mode, size and a SHA-1.</summary>
    private const int BeforeFlags = 60;
    private const int Extended = 0x4000;

    /// <returns>Paths from the root of the repository; null when the index is not one that can be read.</returns>
    public static IReadOnlyList<string>? Names(GitFolder git)
    {
        try
        {
            return Names(File.ReadAllBytes(Path.Join(git.Path, "index")));
        }
        catch (FileNotFoundException)
        {
            return [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static List<string>? Names(ReadOnlySpan<byte> index)
    {
        if (!index.StartsWith("DIRC"u8) || BinaryPrimitives.ReadInt32BigEndian(index[4..]) is not (2 or 3 or 4) and var version)
            return null;
        version = BinaryPrimitives.ReadInt32BigEndian(index[4..]);
        var names = new List<string>(BinaryPrimitives.ReadInt32BigEndian(index[8..]));
        var before = Array.Empty<byte>();
        for (var at = HeaderLength; names.Count < names.Capacity;)
        {
            var start = at;
            at += BeforeFlags;
            at += (BinaryPrimitives.ReadUInt16BigEndian(index[at..]) & Extended) != 0 ? 4 : 2;
            var kept = version is 4 ? before.Length - Dropped(index, ref at) : 0;
            var length = index[at..].IndexOf((byte)0);
            before = [.. before.AsSpan(0, kept), .. index.Slice(at, length)];
            names.Add(Encoding.UTF8.GetString(before));
            at += length + 1;
            if (version is not 4)
                at = start + ((at - start + 7) / 8 * 8);
        }

        return names;
    }

    /// <summary>In the fourth version a name says how much of the end of the one before it drops.</summary>
    private static int Dropped(ReadOnlySpan<byte> index, ref int at)
    {
        var value = index[at] & 0x7F;
        while ((index[at++] & 0x80) != 0)
            value = ((value + 1) << 7) | (index[at] & 0x7F);
        return value;
    }
}
