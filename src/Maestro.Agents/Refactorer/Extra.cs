using System.Text.RegularExpressions;

namespace Maestro.Agents.Refactorer;

/// <summary>What a sentence says behind what was understood of it.</summary>
internal static partial class Extra
{
    /// <summary>Why the rest cannot be passed over; null when it asks for nothing more.</summary>
    public static string? Of(string rest) =>
        Harmless().IsMatch(rest)
            ? null
            : $"the request goes on with '{rest.Trim().TrimStart(',', '.', ';').Trim()}', which is not understood without a model; ask for one thing at a time";

    [GeneratedRegex(@"^[\s.,;!?]*(?:please|por\s+favor)?[\s.,;!?]*(?:(?:and|e|then)\s+(?:(?:fix|update|correct|adjust|change|corri[gj]a|atualize|ajuste)\s+)(?:(?:all|the|every|its|todos|os|as|of)\s+)*(?:imports?|references?|paths?|callers?|uses?|usages?|importações|referências)[\s.,;!?]*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Harmless();
}
