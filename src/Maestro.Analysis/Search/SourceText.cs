using System.Text;

namespace Maestro.Analysis.Search;

/// <summary>Decides from a file's bytes whether it is text that somebody wrote.</summary>
internal static class SourceText
{
    /// <summary>Larger files, in bytes, are data.</summary>
    public const long Largest = 1 << 20;

    private const int Head = 8192;
    private const int LongLine = 5000;

    /// <summary>Null when the bytes are binary or minified.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes[..Math.Min(Head, bytes.Length)].Contains((byte)0) || IsMinified(bytes))
            return null;
        return Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
    }

    /// <summary>Most of the file stands in lines too long to be read by a person.</summary>
    private static bool IsMinified(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < LongLine)
            return false;
        var inLongLines = 0;
        for (var rest = bytes; !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)'\n');
            var length = end < 0 ? rest.Length : end + 1;
            if (length > LongLine)
                inLongLines += length;
            rest = rest[length..];
        }
        return inLongLines > bytes.Length / 2;
    }
}
