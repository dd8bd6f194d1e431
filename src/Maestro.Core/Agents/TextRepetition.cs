using System.Text;

namespace Maestro.Core.Agents;

/// <summary>Notices that a model writes the same over and over.</summary>
/// <param name="most">Characters of repetition that are let pass.</param>
internal sealed class TextRepetition(int most)
{
    private const int LongestPeriod = 200;
    private const int Step = 1024;
    private readonly StringBuilder tail = new();
    private int repeated;
    private int period;

    /// <summary>True once so much text has come that repeats itself; then counting begins anew.</summary>
    public bool Add(string text)
    {
        tail.Append(text);
        if (tail.Length < Step + LongestPeriod)
            return false;
        var seen = tail.ToString().AsSpan();
        if (period == 0 || !HasPeriod(seen, period))
            (period, repeated) = (Shortest(seen), 0);
        if (period > 0)
            repeated += seen.Length - LongestPeriod;
        tail.Remove(0, tail.Length - LongestPeriod);
        if (repeated < most)
            return false;
        repeated = 0;
        return true;
    }

    private static int Shortest(ReadOnlySpan<char> text)
    {
        for (var candidate = 1; candidate <= LongestPeriod; candidate++)
            if (HasPeriod(text, candidate))
                return candidate;
        return 0;
    }

    private static bool HasPeriod(ReadOnlySpan<char> text, int period) => text[period..].SequenceEqual(text[..^period]);
}
