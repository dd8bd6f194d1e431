using System.Text.RegularExpressions;

namespace Maestro.Analysis.Testing;

/// <summary>Tells a program that is not installed from one that ran and failed.</summary>
public static partial class MissingProgram
{
    /// <summary>What is missing, as the shell, Python or npx name it; empty when something is missing that they do not name, null when nothing is.</summary>
    public static string? Of(int? exitCode, string output)
    {
        if (Named().Match(output) is { Success: true } named && (exitCode is 127 || named.Groups["module"].Success))
            return named.Groups["program"].Value + named.Groups["module"].Value;
        return exitCode is 126 or 127 || (exitCode is not 0 && output.Contains("npx canceled due to missing packages", StringComparison.Ordinal)) ? "" : null;
    }

    [GeneratedRegex(@"^(?:\S+: (?:line )?(?:\d+: )?)?(?<program>[\w./@-]+): (?:command )?not found\s*$|^\S*python\S*: No module named (?<module>[\w.]+)\s*$", RegexOptions.Multiline)]
    private static partial Regex Named();
}
