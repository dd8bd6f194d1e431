using System.Text.RegularExpressions;
using Maestro.Analysis.Checks;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>An environment variable that the code reads, and where.</summary>
public sealed record EnvironmentName(string Name, string File, int Line);

/// <summary>Finds the environment variables that the code reads.</summary>
internal static partial class EnvironmentNames
{
    private const int Most = 30;

    private static readonly string[] Usual = ["PATH", "HOME", "USER", "PWD", "TMPDIR", "TEMP", "TERM", "SHELL", "LANG", "CI", "NODE_ENV", "DEBUG", "NO_COLOR", "PYTHONPATH", "EDITOR", "TZ"];

    public static IReadOnlyList<EnvironmentName> In(IEnumerable<ScanFile> files)
    {
        var found = new Dictionary<string, EnvironmentName>(StringComparer.Ordinal);
        foreach (var file in files.Where(file => file.IsCode && !file.IsTest && !TestPaths.IsSample(file.Path) && !GeneratedFiles.Is(file.Path, file.Text)))
            foreach (Match match in Read().Matches(file.Text))
                if (!Usual.Contains(match.Groups["name"].Value))
                    found.TryAdd(match.Groups["name"].Value, new(match.Groups["name"].Value, file.Path, file.Text.AsSpan(0, match.Index).Count('\n') + 1));
        return [.. found.Values.OrderBy(variable => variable.Name, StringComparer.Ordinal).Take(Most)];
    }

    [GeneratedRegex(@"(?:process\.env\.|process\.env\[['""]|import\.meta\.env\.|os\.environ(?:\.get)?[\[(]\s*['""]|os\.getenv\(\s*['""]|os\.(?:Getenv|LookupEnv)\(\s*""|GetEnvironmentVariable\(\s*""|env::var\(\s*""|System\.getenv\(\s*""|ENV\[['""])(?<name>[A-Z][A-Z0-9_]{1,60})\b")]
    private static partial Regex Read();
}
