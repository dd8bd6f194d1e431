using System.Buffers;
using System.Text.RegularExpressions;

namespace Maestro.Analysis.Checks.Security;

/// <summary>What keys of known vendors look like, and what a made-up one does.</summary>
internal static partial class SecretShape
{
    public const string PasswordInAddress = "password in an address";

    /// <summary>A line without one of these holds no key of a vendor.</summary>
    public static readonly SearchValues<string> Beginnings = SearchValues.Create(
        [
            "AKIA", "ASIA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xox", "hooks.slack.com", "_live_", "AIza", "npm_", "pypi-",
                "SG.", "sk-", "hf_", "gsk_", "PRIVATE KEY", "://", "AccountKey=",
        ], StringComparison.Ordinal);

    private static readonly (string Kind, Regex Shape)[] Vendors =
    [
        ("AWS access key", Aws()), ("GitHub token", GitHub()), ("GitLab token", GitLab()), ("Slack token", Slack()), ("Stripe key", Stripe()),
            ("Google API key", Google()), ("npm token", Npm()), ("PyPI token", PyPi()),
        ("SendGrid key", SendGrid()), ("model provider key", ModelKey()), ("private key", PrivateKey()), (PasswordInAddress, Address()),
            ("storage account key", Azure()),
    ];

    /// <summary>What kind of key stands in a line, and where; null when none does.</summary>
    public static (string Kind, int Start, int Length)? In(string line)
    {
        foreach (var (kind, shape) in Vendors)
            if (shape.Match(line) is { Success: true } match && !IsMadeUp(match.Value))
                return (kind, match.Index, match.Length);
        return null;
    }

    /// <summary>Examples, placeholders, and what is filled in later.</summary>
    public static bool IsMadeUp(string value)
    {
        if (Placeholder().IsMatch(value) || value.Contains(' ', StringComparison.Ordinal))
            return true;
        return value.Length < 6 || value.Distinct().Count() < 5 || value.Contains("1234567", StringComparison.Ordinal)
            || value.Contains("abcdef", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Bits of a character, by how often each occurs.</summary>
    public static double Entropy(string value) =>
        value.GroupBy(c => c).Sum(group => -((double)group.Count() / value.Length) * Math.Log2((double)group.Count() / value.Length));

    [GeneratedRegex(@"example|sample|placeholder|change.?me|dummy|fake|your[-_]?|xxxx|<[^>]*>|\$\{|\{\{|\{[a-z_]+\}|%\(|%s|\$\(|test|todo|secret[-_]?key$|insert|redacted|\*\*\*|process\.env|os\.environ|localhost|user:pass|password@|:password|postgres:postgres|root:root|admin:admin", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b")]
    private static partial Regex Aws();

    [GeneratedRegex(@"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{40,})")]
    private static partial Regex GitHub();

    [GeneratedRegex(@"\bglpat-[A-Za-z0-9_\-]{18,}")]
    private static partial Regex GitLab();

    [GeneratedRegex(@"\bxox[abeoprs]-[A-Za-z0-9\-]{20,}|hooks\.slack\.com/services/T[A-Z0-9]{6,}/B[A-Z0-9]{6,}/[A-Za-z0-9]{18,}")]
    private static partial Regex Slack();

    [GeneratedRegex(@"\b(?:sk|rk)_live_[A-Za-z0-9]{20,}")]
    private static partial Regex Stripe();

    [GeneratedRegex(@"\bAIza[A-Za-z0-9_\-]{35}\b")]
    private static partial Regex Google();

    [GeneratedRegex(@"\bnpm_[A-Za-z0-9]{36}\b")]
    private static partial Regex Npm();

    [GeneratedRegex(@"\bpypi-AgE[A-Za-z0-9_\-]{50,}")]
    private static partial Regex PyPi();

    [GeneratedRegex(@"\bSG\.[A-Za-z0-9_\-]{20,}\.[A-Za-z0-9_\-]{40,}")]
    private static partial Regex SendGrid();

    [GeneratedRegex(@"\bsk-(?:ant-|proj-)?[A-Za-z0-9_\-]{32,}|\bhf_[A-Za-z0-9]{30,}|\bgsk_[A-Za-z0-9]{40,}")]
    private static partial Regex ModelKey();

    [GeneratedRegex(@"-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED )?PRIVATE KEY-----")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"\b[a-z][a-z0-9+]{2,15}://[^\s:/@""'\\{}<>$]{1,60}:[^\s@/""'\\{}<>$]{6,100}@[\w.-]+")]
    private static partial Regex Address();

    [GeneratedRegex(@"AccountKey=[A-Za-z0-9+/]{60,}={0,2}")]
    private static partial Regex Azure();
}
