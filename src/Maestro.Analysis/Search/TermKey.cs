namespace Maestro.Analysis.Search;

/// <summary>A term as a number, so that an index holds no texts; two of a million terms seldom share one.</summary>
internal static class TermKey
{
    public static uint Of(ReadOnlySpan<char> term)
    {
        var hash = 2166136261u;
        foreach (var c in term)
            hash = (hash ^ c) * 16777619u;
        return hash is 0 ? 1 : hash;
    }
}
