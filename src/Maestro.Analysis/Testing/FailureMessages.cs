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
        var message = lines.Skip(best.Line + 1).SkipWhile(string.IsNullOrWhiteSpace)
            .TakeWhile((line, i) => i < MostLines && !(i > 0 && Next().IsMatch(line))).Select(line => line.TrimEnd()).Where(line => !Yaml().IsMatch(line));
        var text = string.Join('\n', message).Trim();
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
        _ when line.Contains("not ok", StringComparison.Ordinal) => 6,
        _ when FailedWord().IsMatch(line) && !line.EndsWith("FAILED", StringComparison.Ordinal) => 5,
        _ => line.EndsWith(name, StringComparison.Ordinal) && line.Contains("FAIL", StringComparison.Ordinal) ? 1 : 0,
    };

    [GeneratedRegex(@"^\s*(?:failed|Failed|FAIL|×|✗|✕)\b|^\s*[×✗✕] ")]
    private static partial Regex FailedWord();

    // What node says of a test besides its error.
    [GeneratedRegex(@"^\s*(?:---|\.\.\.|(?:duration_ms|location|type|failureType|code|name|operator): .*|error: \|-)$")]
    private static partial Regex Yaml();

    [GeneratedRegex(@"^(?:=====|-----|_____|___|FAIL: |ERROR: |--- |---- |not ok|ok \d|# Subtest|=== RUN|\s+● )|^\s*(?:failed|Failed|passed|Passed) ")]
    private static partial Regex Next();
}
