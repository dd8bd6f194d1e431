using System.Text.RegularExpressions;
using Maestro.Analysis.Testing;
using Maestro.Core.Evidence;
using Maestro.Core.Tools;

namespace Maestro.Agents.Executor;

/// <summary>What the output of a command means, read from its exit code and its own words; nothing is guessed.</summary>
internal sealed partial record CommandObservation(string Text, IReadOnlyList<string> Suggestions)
{
    private const int MostLineCharacters = 200;

    public static CommandObservation Of(string command, int? exitCode, ProcessOutput output, ProjectFacts facts)
    {
        if (output.TimedOut)
            return new("The command was stopped at its time limit.", ["Run a smaller part of it, or run it in a terminal of its own."]);
        var counts = Counts(output.Stdout) is { Length: > 0 } found ? found : Counts(output.Stderr);
        if (exitCode is 0)
            return new(counts.Length > 0 ? $"It succeeded: {counts}." : Succeeded(output), []);
        var text = $"It failed with exit code {exitCode?.ToString(provider: null) ?? "unknown"}{(counts.Length > 0 ? $": {counts}" : "")}.";
        var line = LastErrorLine(output);
        return new(line is null ? text : $"{text} {line}", [.. AdviceFor(command, exitCode, $"{output.Stderr}\n{output.Stdout}", facts)]);
    }

    private static string Succeeded(ProcessOutput output)
    {
        var lines = output.Stdout.AsSpan().TrimEnd().Count('\n') + (output.Stdout.AsSpan().IsWhiteSpace() ? 0 : 1);
        return lines switch
        {
            0 when output.Stderr.AsSpan().IsWhiteSpace() => "It succeeded and printed nothing.",
            0 => "It succeeded; what it printed is on standard error.",
            1 => "It succeeded with one line of output.",
            _ => $"It succeeded with {lines} lines of output.",
        };
    }

    /// <summary>The test counts of the last line that has some, in the words of the tool.</summary>
    private static string Counts(string output)
    {
        if (TestSummary.Of(output) is { } summary)
            return $"{summary.Passed} passed, {summary.Failed} failed, {summary.Skipped} skipped";
        var lines = output.Split('\n');
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            var counts = CountThenWord().Matches(lines[i]).Select(match => $"{match.Groups["n"].Value} {match.Groups["what"].Value.ToLowerInvariant()}")
                .ToList();
            if (counts.Count == 0)
                counts = [.. WordThenCount().Matches(lines[i]).Select(match => $"{match.Groups["n"].Value} {match.Groups["what"].Value.ToLowerInvariant()}")];
            if (counts.Count > 0)
                return string.Join(", ", counts.Distinct());
        }

        return "";
    }

    private static string? LastErrorLine(ProcessOutput output)
    {
        static IEnumerable<string> Telling(string text) =>
            text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !Ornament().IsMatch(line));
        var line = Telling($"{output.Stdout}\n{output.Stderr}").LastOrDefault(line => ErrorWord().IsMatch(line)) ?? Telling(output.Stderr).LastOrDefault();
        return line is null ? null : line.Length > MostLineCharacters ? line[..MostLineCharacters] + "..." : line;
    }

    private static IEnumerable<string> AdviceFor(string command, int? exitCode, string output, ProjectFacts facts)
    {
        var program = command.Split(' ')[0];
        if (MissingProgram.Of(exitCode, output) is { } missing && exitCode is not 126)
        {
            yield return $"`{(missing.Length > 0 ? missing : program)}` is not installed or not in the PATH.";
            if (missing.Length > 0 && missing != program && facts.Commands.FirstOrDefault(known => known.Purpose == CommandPurpose.Install) is { } installs)
                yield return $"`{installs.Command}` installs what the project needs.";
            yield break;
        }


        if (exitCode is 126)
            yield return $"`{program}` may not be executed; look at its permissions.";
        if (exitCode is 137)
            yield return "The process was killed, perhaps because memory ran out.";
        if (output.Contains("not a git repository", StringComparison.OrdinalIgnoreCase))
            yield return "`git init` makes this folder a repository.";
        if (MissingModule().IsMatch(output) && facts.Commands.FirstOrDefault(known => known.Purpose == CommandPurpose.Install) is { } install)
            yield return $"A dependency is missing: `{install.Command}`.";
        if (output.Contains("address already in use", StringComparison.OrdinalIgnoreCase) || output.Contains("EADDRINUSE", StringComparison.Ordinal))
            yield return "Another program listens on that port: `ss -ltnp` shows which.";
    }

    [GeneratedRegex(@"\b(?<n>\d+) (?<what>passed|failed|skipped|ignored|passing|failing|pending|errors?|warnings?|Warning\(s\)|Error\(s\))", RegexOptions.IgnoreCase)]
    private static partial Regex CountThenWord();

    [GeneratedRegex(@"\b(?<what>passed|failed|skipped|total|succeeded|failures|errors)\s*[:=]\s*(?<n>\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex WordThenCount();

    // Counts, frames of a trace and pointers to more text say less than the error before them.
    [GeneratedRegex(@"^(?:[=⎯-]{3,}|Tests?:? |Ran all test|test result:|\[ERROR\] (?:\[Help|For more|Re-run|To see|Please refer|-> )|\[ERROR\]$|npm (?:error|ERR!) (?:A complete log|code |canceled)|\S*:\d+ \+0x|at |panic\(|error: test failed, to rerun)")]
    private static partial Regex Ornament();

    [GeneratedRegex(@"\b(error|fatal|failed|failure|exception|panic|traceback|not found|cannot|denied|no such)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ErrorWord();

    [GeneratedRegex(@"ModuleNotFoundError|Cannot find module|No module named|could not resolve|NU1\d\d\d|unresolved import", RegexOptions.IgnoreCase)]
    private static partial Regex MissingModule();
}
