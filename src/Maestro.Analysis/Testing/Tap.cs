using System.Text.RegularExpressions;

namespace Maestro.Analysis.Testing;

/// <summary>Reads the Test Anything Protocol with nested tests, as node and mocha print it; groups of tests do not count.</summary>
internal static partial class Tap
{
    public static IReadOnlyList<TestOutcome> Read(IReadOnlyList<string> lines)
    {
        var found = new List<TestOutcome>();
        var open = new List<(int Indent, string Name, int Before)>();
        foreach (var line in lines)
        {
            if (Subtest().Match(line) is { Success: true } subtest)
            {
                var indent = subtest.Groups["indent"].Length;
                open.RemoveAll(group => group.Indent >= indent);
                open.Add((indent, subtest.Groups["name"].Value, found.Count));
            }
            else if (Result().Match(line) is { Success: true } result)
            {
                var indent = result.Groups["indent"].Length;
                var own = open.FindLast(group => group.Indent == indent);
                open.RemoveAll(group => group.Indent >= indent);
                // What has tests inside is a group.
                if (own.Name is not null && found.Count > own.Before)
                    continue;
                var names = open.Select(group => group.Name).Where(name => !name.Contains('/', StringComparison.Ordinal))
                    .Append(result.Groups["name"].Value.Trim());
                found.Add(new TestOutcome(string.Join(" > ", names), result.Groups["skip"].Success ? TestEnd.Skipped : result.Groups["not"].Success
                    ? TestEnd.Failed : TestEnd.Passed));
            }
        }

        return found;
    }

    [GeneratedRegex(@"^(?<indent>\s*)# Subtest: (?<name>.+)$")]
    private static partial Regex Subtest();

    [GeneratedRegex(@"^(?<indent>\s*)(?<not>not )?ok \d+(?: -)? (?<name>.*?)(?<skip> # (?:SKIP|T[O]DO)\b.*)?$")]
    private static partial Regex Result();
}
