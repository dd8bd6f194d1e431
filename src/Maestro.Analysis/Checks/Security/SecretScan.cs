using System.Buffers;
using System.Text.RegularExpressions;
using Maestro.Analysis.Code;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Security;

/// <summary>Keys and passwords that are written into files: by the shapes of vendors, and by the name that a value with much entropy is given.</summary>
internal static partial class SecretScan
{
    private const int LongestLine = 2_000;
    private const double LeastEntropy = 3.0;

    private static readonly SearchValues<string> Names = SearchValues.Create(
        ["password", "passwd", "pwd", "secret", "token", "api_key", "api-key", "apikey", "access_key", "access-key", "accesskey", "private_key", "private-key",
            "privatekey", "auth_key", "authkey", "credential"],
        StringComparison.OrdinalIgnoreCase);

    private const string Why = "Whoever can read the repository, now or later, can use it; taking it out of the newest version leaves it in the history.";
    private const string Fix = "Revoke it, make a new one, and read that from the environment or a vault.";

    public static IEnumerable<CodeFinding> Look(ScanFile file)
    {
        var number = 0;
        foreach (var line in file.Text.Split('\n'))
        {
            number++;
            if (line.Length > LongestLine)
                continue;
            if (line.AsSpan().ContainsAny(SecretShape.Beginnings) && SecretShape.In(line) is { } vendor
                && !(vendor.Kind == SecretShape.PasswordInAddress && (IsProse(file.Path) || IsExample(file.Path))))
                yield return Found(file, number, line, vendor.Start, vendor.Length, vendor.Kind, file.IsTest ? 0.4 : 0.9, file.IsTest ? FindingSeverity.Low
                    : FindingSeverity.Critical);
            else if (!file.IsTest && !IsExample(file.Path) && Named(file.Path, line) is { } named)
                yield return Found(file, number, line, named.Index, named.Length, "password or key by its name", 0.75, FindingSeverity.High);
        }
    }

    /// <summary>A value with a telling name, quoted in code, or bare in a settings file.</summary>
    private static Group? Named(string path, string line)
    {
        if (!line.AsSpan().ContainsAny(Names))
            return null;
        var isSettings = IsSettings(path);
        if (!isSettings && !CodeLanguage.IsKnown(Source.SourceScanner.LanguageOf(path)))
            return null;
        var match = isSettings ? Setting().Match(line) : Assigned().Match(line);
        var value = match.Groups["value"];
        return match.Success && !SecretShape.IsMadeUp(value.Value) && !IsCode(value.Value) && IsRandom(value.Value) && !NotSecret()
            .IsMatch(match.Groups["name"].Value) ? value : null;
    }

    /// <summary>Words, paths and names are no secrets; letters with digits or other characters in between are.</summary>
    private static bool IsRandom(string value) =>
        value.Length >= 8 && !IsRules(value) && SecretShape.Entropy(value) >= LeastEntropy && value.Any(char.IsAsciiLetter)
            && (value.Any(char.IsAsciiDigit) || value.Any(c => c is '!' or '&' or '#' or '$' or '%' or '^' or '+' or '='))
        && !value.Contains('/', StringComparison.Ordinal);

    /// <summary>Rules for what a person may type, as <c>required|string|max:255</c>.</summary>
    private static bool IsRules(string value) =>
        value.Contains('|', StringComparison.Ordinal) && value.Split('|').All(
            part => part.Length > 0 && char.IsAsciiLetterLower(part[0]) && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or ',' or '.'));

    /// <summary>A file that shows which settings there are; people replace what stands in it.</summary>
    private static bool IsExample(string path) =>
        path[(path.LastIndexOf('/') + 1)..] is var name
            && (name.Contains("example", StringComparison.OrdinalIgnoreCase) || name.Contains("sample", StringComparison.OrdinalIgnoreCase)
        || name.Contains("template", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".dist", StringComparison.Ordinal));

    private static bool IsCode(string value) => value.Contains('(', StringComparison.Ordinal) || value.Contains("://", StringComparison.Ordinal)
        || (value.Contains('.', StringComparison.Ordinal) && value.All(c => char.IsAsciiLetter(c) || c is '.' or '_'));

    /// <summary>Prose shows what an address with a password looks like.</summary>
    private static bool IsProse(string path) => Source.SourceScanner.LanguageOf(path) is "Markdown" or "reStructuredText" or "Text" or "HTML";

    private static bool IsSettings(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.StartsWith(".env", StringComparison.Ordinal) || name.StartsWith("Dockerfile", StringComparison.Ordinal)
            || Path.GetExtension(name) is ".yml" or ".yaml" or ".json" or ".toml" or ".ini" or ".cfg" or ".properties" or ".conf" or ".config" or ".tfvars";
    }

    private static CodeFinding Found(ScanFile file, int number, string line, int start, int length, string kind, double confidence, FindingSeverity severity)
    {
        var masked = $"{line[..start]}{new string('*', Math.Min(length, 12))}{line[(start + length)..]}".Trim();
        return new CodeFinding(
            "hardcoded-secret", "secret", severity, file.Path, number, number, confidence, $"A {kind} is written into the file", Why, Fix, null,
                masked.Length > 160 ? masked[..160] : masked, "CWE-798");
    }

    [GeneratedRegex(@"(?<name>[\w.-]*(?:password|passwd|pwd|secret|token|api[_-]?key|apikey|access[_-]?key|private[_-]?key|auth[_-]?key|credential)[\w-]*)[""']?\]?\s*(?::\s*[\w<>\[\]? ]+\s*=|:=|=>|=|:)\s*[fbr$@]*[""'`](?<value>[^""'`]{8,200})[""'`]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"^\s*(?:export\s+|ENV\s+|ARG\s+|-\s*)?[""']?(?<name>[\w.-]*(?:password|passwd|pwd|secret|token|api[_-]?key|apikey|access[_-]?key|private[_-]?key|credential)[\w-]*)[""']?\s*[:= ]\s*[""']?(?<value>[^\s""',#]{8,200})[""']?,?\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Setting();

    /// <summary>Names about a secret that do not hold one.</summary>
    [GeneratedRegex(@"name$|header|field|url|uri|path|file|type|_id$|prefix|regex|pattern|label|message|hint|placeholder|length|expir|policy|endpoint|param|selector|attr|public|tokeniz|csrf", RegexOptions.IgnoreCase)]
    private static partial Regex NotSecret();
}
