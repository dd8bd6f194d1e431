using System.Globalization;

namespace Maestro.Terminal.Editing;

/// <summary>Where the grapheme clusters of a line begin and end.</summary>
internal static class ClusterBounds
{
    /// <summary>The end of the cluster that begins at <paramref name="index"/>.</summary>
    public static int Next(ReadOnlySpan<char> line, int index)
    {
        if (index >= line.Length)
            return line.Length;
        var isAlone = IsSimple(line[index]) && (index + 1 == line.Length || IsSimple(line[index + 1]));
        return isAlone ? index + 1 : index + StringInfo.GetNextTextElementLength(line[index..]);
    }

    /// <summary>The start of the cluster that ends at <paramref name="index"/>.</summary>
    public static int Previous(ReadOnlySpan<char> line, int index) => index <= 0 ? 0 : StartOf(line, index - 1);

    /// <summary>The nearest bound that is not before <paramref name="index"/>.</summary>
    public static int Snap(ReadOnlySpan<char> line, int index)
    {
        if (index <= 0 || index >= line.Length)
            return Math.Clamp(index, 0, line.Length);
        var start = StartOf(line, index);
        return start == index ? index : Next(line, start);
    }

    /// <summary>The start of the cluster that the character at <paramref name="index"/> belongs to.</summary>
    private static int StartOf(ReadOnlySpan<char> line, int index)
    {
        var start = index;
        while (start > 0 && !(IsSimple(line[start]) && IsSimple(line[start - 1])))
            start--;
        for (var end = Next(line, start); end <= index; end = Next(line, start))
            start = end;
        return start;
    }

    /// <summary>Between two such characters there is always a bound, so that a long line need not be read from its start.</summary>
    private static bool IsSimple(char c) => c is (>= ' ' and < '\u007f') or (>= '\u4e00' and <= '\u9fff');
}
