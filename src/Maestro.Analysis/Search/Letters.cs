namespace Maestro.Analysis.Search;

/// <summary>Letters without their accents, so that a word is found however it was typed.</summary>
internal static class Letters
{
    // U+00E0 to U+00FF.
    private const string Latin = "aaaaaaaceeeeiiiidnooooo÷ouuuuyty";

    public static char Plain(char c)
    {
        var lower = char.ToLowerInvariant(c);
        return lower is >= '\u00e0' and <= '\u00ff' ? Latin[lower - '\u00e0'] : lower;
    }
}
