using System.Text.RegularExpressions;

namespace Maestro.Analysis.Testing;

/// <summary>Finds what a failed test printed in the output of a run.</summary>
public static partial class FailureMessages
{
    private const int MostLines = 14;
    private const int MostCharacters = 1_500;

    /// <summary>Empty when nothing can be told apart.</summary>
    public static string Of(string output, string test)
    {
        var name = ShortName(test);
        var lines = output.Split('\n');
        var best = (Line: -1, Rank: 0);
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].Contains(name, StringComparison.Ordinal) && Rank(lines[i], name) is > 0 and var rank && rank > best.Rank)
                best = (i, rank);
        if (best.Line < 0)
            return "";
        // Go says once more that a test failed before it says how it panicked.
        return Bounded(lines.Skip(best.Line + 1).SkipWhile(line => string.IsNullOrWhiteSpace(line)
                || (line.StartsWith("--- FAIL: ", StringComparison.Ordinal) && line.Contains(name, StringComparison.Ordinal)))
            .TakeWhile((line, i) => !Next().IsMatch(line) || (i == 0 && line.StartsWith("-----", StringComparison.Ordinal))));
    }

    /// <summary>The lines that are worth reading, without what a language's own library and test runner add to a trace.</summary>
    internal static string Bounded(IEnumerable<string> lines)
    {
        var kept = lines.Select(line => line.TrimEnd()).Where(line => !Yaml().IsMatch(line) && !ForeignFrame().IsMatch(line)).Take(MostLines);
        var text = string.Join('\n', kept).Trim();
        return text.Length > MostCharacters ? text[..MostCharacters] : text;
    }

    /// <summary>The name without what it stands in.</summary>
    private static string ShortName(string test)
    {
        var name = test.Contains(" > ", StringComparison.Ordinal) ? test[(test.LastIndexOf(" > ", StringComparison.Ordinal) + 3)..] : test;
        name = name.Contains("::", StringComparison.Ordinal) ? name[(name.LastIndexOf("::", StringComparison.Ordinal) + 2)..] : name;
        name = name.EndsWith(')') && name.IndexOf(" (", StringComparison.Ordinal) is > 0 and var bracket ? name[..bracket] : name;
        return name.Contains(' ', StringComparison.Ordinal) ? name : name[(name.LastIndexOf('.') + 1)..];
    }

    private static int Rank(string line, string name) => true switch
    {
        _ when line.StartsWith("___", StringComparison.Ordinal) => 9,
        _ when line.StartsWith("FAIL: ", StringComparison.Ordinal) || line.StartsWith("ERROR: ", StringComparison.Ordinal)
            || line.StartsWith("---- ", StringComparison.Ordinal) => 8,
        _ when line.Contains('●', StringComparison.Ordinal) || line.StartsWith("=== RUN", StringComparison.Ordinal) => 7,
        // Vitest says it in a list, and at length in a section.
        _ when line.Contains("not ok", StringComparison.Ordinal) || VitestSection().IsMatch(line) => 6,
        _ when FailedWord().IsMatch(line) && !line.EndsWith("FAILED", StringComparison.Ordinal) => 5,
        _ => line.EndsWith(name, StringComparison.Ordinal) && line.Contains("FAIL", StringComparison.Ordinal) ? 1 : 0,
    };

    [GeneratedRegex(@"^\s*(?:failed|Failed|FAIL|×|✗|✕)\b|^\s*[×✗✕] ")]
    private static partial Regex FailedWord();

    [GeneratedRegex(@"^ FAIL  \S.* > ")]
    private static partial Regex VitestSection();

    // What node says of a test besides its error.
    [GeneratedRegex(@"^\s*(?:---|\.\.\.|(?:duration_ms|location|type|failureType|code|name|operator): .*|error: \|-|stack: \|-)$")]
    private static partial Regex Yaml();

    [GeneratedRegex(@"^\s+at (?:(?:async )?\S+ (?:\[as \w+\] )?\(?node:|java\.base/|java\.|jdk\.|sun\.|org\.(?:junit|apache\.maven|gradle|testng)\.)|^\s+\S.* \(node:internal|^\s+(?:at )?(?:\S+ \()?(?:\S*/node_modules/|/rustc/)|^\t\S*/src/(?:runtime|testing|reflect)/|^(?:testing\.|panic\(|created by |goroutine \d+ )")]
    private static partial Regex ForeignFrame();

    [GeneratedRegex(@"^(?:=====|-----|_____|___|FAIL\b|ERROR: |--- |---- |not ok|ok \d|# |1\.\.\d|=== |\s+● |failures:|test result: |stack backtrace:|note: run with|⎯⎯)|^\s*(?:failed|Failed|passed|Passed) |^ FAIL  |^ (?:Test Files|RUN) |^\s*[✓×] ")]
    private static partial Regex Next();
}
