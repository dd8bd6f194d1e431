using System.Text.RegularExpressions;

namespace Maestro.Analysis.Testing;

/// <summary>Reads the ticks and crosses that jest, vitest and mocha print, with the groups that they stand in.</summary>
internal static partial class Marks
{
    public static IReadOnlyList<TestOutcome> Read(IReadOnlyList<string> lines)
    {
        var found = new List<TestOutcome>();
        var groups = new List<(int Indent, string Name)>();
        foreach (var line in lines)
        {
            if (File().Match(line) is { Success: true } file)
            {
                groups.Clear();
                groups.Add((-1, file.Groups["file"].Value));
            }
            else if (Test().Match(line) is { Success: true } test)
            {
                groups.RemoveAll(group => group.Indent >= test.Groups["indent"].Length);
                var name = string.Join(" > ", groups.Select(group => group.Name).Append(test.Groups["name"].Value.Trim()));
                found.Add(new TestOutcome(name, test.Groups["mark"].Value switch
                {
                    "✓" or "✔" or "√" => TestEnd.Passed,
                    "○" or "↓" or "-" => TestEnd.Skipped,
                    _ => TestEnd.Failed
                }));
            }
            else if (Group().Match(line) is { Success: true } group)
            {
                groups.RemoveAll(open => open.Indent >= group.Groups["indent"].Length);
                groups.Add((group.Groups["indent"].Length, group.Groups["name"].Value));
            }
            else if (line.Length > 0 && !char.IsWhiteSpace(line[0]))
            {
                groups.Clear();
            }
        }

        return found;
    }

    [GeneratedRegex(@"^(?:PASS|FAIL) +(?<file>\S+)")]
    private static partial Regex File();

    [GeneratedRegex(@"^(?<indent>\s*)(?<mark>[✓✔√✗✕×○↓]) (?<name>.+?)(?: \(?\d+(?:\.\d+)? ?m?s\)?)?$")]
    private static partial Regex Test();

    [GeneratedRegex(@"^(?<indent>\s{2,})(?<name>[^\s●✓✔√✗✕×○↓].*)$")]
    private static partial Regex Group();
}
