using System.Text.RegularExpressions;

namespace Maestro.Models.Http;

/// <summary>Takes keys out of text that others wrote.</summary>
internal static partial class Redaction
{
    private const int LongestText = 600;

    /// <summary>The text as one bounded line, without the key, whatever looks like one, and control characters.</summary>
    public static string Clean(string text, string? key)
    {
        if (!string.IsNullOrEmpty(key))
            text = text.Replace(key, "(key)", StringComparison.Ordinal);
        text = LooksLikeKey().Replace(text, "(key)");
        text = Blanks().Replace(text, " ").Trim();
        return text.Length > LongestText ? string.Concat(text.AsSpan(0, LongestText), "...") : text;
    }

    [GeneratedRegex("""\b(?:sk|pk|gsk|hf|xai|pplx|csk|r8)[-_][A-Za-z0-9_*.\-]{8,}|\bAIza[A-Za-z0-9_*\-]{10,}|(?<=\bBearer\s+)[^\s"',]{6,}""")]
    private static partial Regex LooksLikeKey();

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Blanks();
}
