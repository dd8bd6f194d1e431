using System.Text.RegularExpressions;

namespace Maestro.Analysis.Checks.Security;

/// <summary>The words that names are made of: <c>resetToken</c>, <c>reset_token</c> and <c>RESET_TOKEN</c> hold the same two.</summary>
internal static partial class NameWords
{
    /// <summary>They begin like something secret and are not.</summary>
    private static readonly string[] Innocent = ["author", "signal"];

    /// <summary>Whether a word begins with one of these, in any case.</summary>
    public static bool HasAny(ReadOnlySpan<char> text, string[] beginnings)
    {
        foreach (var match in Word().EnumerateMatches(text))
            if (Begins(text.Slice(match.Index, match.Length), beginnings) && !Begins(text.Slice(match.Index, match.Length), Innocent))
                return true;
        return false;
    }

    private static bool Begins(ReadOnlySpan<char> word, string[] beginnings)
    {
        foreach (var beginning in beginnings)
            if (word.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    [GeneratedRegex("[Aa](?:pi|PI)_?[Kk](?:ey|EY)|[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();
}
