using System.Text.RegularExpressions;

namespace Maestro.Core.Text;

/// <summary>Finds what looks like a key, a token or a password, by the shapes that vendors publish for theirs.</summary>
public static partial class Secrets
{
    /// <summary>The same text with every character of a secret replaced by an asterisk: lengths, line ends and JSON stay as they are.</summary>
    public static string Mask(string text) => Shapes().Replace(text, match =>
    {
        var secret = match.Groups["value"] is { Success: true } value ? value : match;
        return string.Concat(
            text.AsSpan(match.Index, secret.Index - match.Index), new string('*', secret.Length),
            text.AsSpan(secret.Index + secret.Length, match.Index + match.Length - secret.Index - secret.Length));
    });

    /// <summary>The same for what a person types: also the passwords of connections, however they are written.</summary>
    public static string MaskRequest(string text) =>
        Passwords().Replace(Mask(text), match => $"{match.Groups["name"].Value}{new string('*', match.Groups["value"].Length)}");

    [GeneratedRegex(@"(?<name>\b(?:password|pwd)\s*=\s*)(?<value>'[^']*'|""[^""]*""|[^\s;,'""]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Passwords();

    [GeneratedRegex(
        """
        \b(?:sk|pk|rk|gsk|hf|csk|xai|pplx|fw|r8|tgp|nvapi|whsec)[-_](?=[A-Za-z_\-]{0,60}[0-9])[A-Za-z0-9][A-Za-z0-9_\-]{14,}
        | \bkey-[0-9a-f]{32}\b
        | \bAIza[A-Za-z0-9_\-]{30,} | \bya29\.[A-Za-z0-9_\-]{20,} | \bGOCSPX-[A-Za-z0-9_\-]{20,}
        | \b(?:gh[pousr]_|github_pat_|glpat-|npm_|pypi-|dop_v1_|doo_v1_|shp(?:at|ca|pa|ss)_|lin_api_|ATATT3|sq0csp-|EAAA)[A-Za-z0-9_\-=]{16,}
        | \b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b
        | \bxox[abeoprs]-[A-Za-z0-9\-]{10,} | \bxapp-[A-Za-z0-9\-]{10,}
        | \bSG\.[A-Za-z0-9_\-]{16,}\.[A-Za-z0-9_\-]{16,} | \bSK[0-9a-f]{32}\b | \b[0-9]{8,10}:AA[A-Za-z0-9_\-]{32,}
        | \beyJ[A-Za-z0-9_\-]{8,}\.eyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]{8,}
        | -----BEGIN\ [A-Z ]*PRIVATE\ KEY-----(?<value>(?:(?!-----END)[^"]){1,10000})
        | \bBearer\s+(?<value>[A-Za-z0-9_\-.=+/~:]{8,})
        | \b[a-z][a-z0-9+.\-]{1,20}://[^\s:/@"'\\]{1,80}:(?<value>[^\s@/"'\\]{3,200})@
        | \b[A-Za-z0-9_]{0,40}(?:API_?KEY|SECRET|ACCESS_?KEY|TOKEN|PASSWORD|PASSWD|AccountKey)\s{0,2}=\s{0,2}["']?(?<value>[^\s"'\\;&,]{8,400})
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shapes();
}
