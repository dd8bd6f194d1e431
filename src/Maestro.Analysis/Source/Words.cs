namespace Maestro.Analysis.Source;

/// <summary>Which characters make up identifiers.</summary>
internal static class Words
{
    public static bool IsStart(char c) => char.IsAsciiLetter(c) || c == '_' || (c > 127 && char.IsLetter(c));

    public static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_' || (c > 127 && char.IsLetterOrDigit(c));
}
