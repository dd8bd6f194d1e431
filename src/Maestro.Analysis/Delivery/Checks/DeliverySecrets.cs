using System.Text.RegularExpressions;

namespace Maestro.Analysis.Delivery.Checks;

/// <summary>Tells names that stand for secrets, and values that are written out.</summary>
internal static partial class DeliverySecrets
{
    private static readonly string[] Samples = ["changeme", "change-me", "example", "placeholder", "your-", "xxx", "todo", "none", "false", "true", "null"];

    public static bool IsSecret(string name) => Secret().IsMatch(name) && !NoSecret().IsMatch(name);

    /// <summary>Whether a value is neither empty nor taken from somewhere else.</summary>
    public static bool IsWritten(string? value) =>
        value is not null && value.Trim('"', '\'', ' ') is { Length: > 2 } plain && !plain.Contains('$', StringComparison.Ordinal)
            && !plain.Contains("{{", StringComparison.Ordinal)
        && !plain.StartsWith('<') && !plain.StartsWith("/run/", StringComparison.Ordinal)
        && !Array.Exists(Samples, sample => plain.StartsWith(sample, StringComparison.OrdinalIgnoreCase));

    /// <summary>The pairs of <c>NAME=value OTHER="a b"</c>, or the one of <c>NAME value</c>.</summary>
    public static IEnumerable<(string Name, string? Value)> Pairs(string arguments)
    {
        var pairs = Pair().Matches(arguments).Select(match => (match.Groups["name"].Value, (string?)match.Groups["value"].Value)).ToList();
        if (pairs.Count > 0)
            return pairs;
        var space = arguments.IndexOf(' ', StringComparison.Ordinal);
        return [(space < 0 ? arguments : arguments[..space], space < 0 ? null : arguments[(space + 1)..])];
    }

    [GeneratedRegex(@"PASSWORD|PASSWD|SECRET|(?:^|_)TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIAL", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    [GeneratedRegex(@"_FILE$|_PATH$|_NAME$|_URL$|_TTL$|_EXPIR|_LENGTH$|ALLOW_EMPTY|PUBLIC|RANDOM_ROOT", RegexOptions.IgnoreCase)]
    private static partial Regex NoSecret();

    [GeneratedRegex(@"(?<name>[A-Za-z_]\w*)=(?<value>""[^""]*""|'[^']*'|\S*)")]
    private static partial Regex Pair();
}
