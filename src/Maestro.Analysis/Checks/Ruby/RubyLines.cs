using System.Text.RegularExpressions;
using Maestro.Core.Evidence;
using Maestro.Core.Text;

namespace Maestro.Analysis.Checks.Ruby;

/// <summary>A line of Ruby with the names that the blocks around it give to each element.</summary>
internal readonly record struct RubyLine(int Number, string Text, IReadOnlyList<string> Elements, string Over);

/// <summary>Reads Ruby line by line; blocks are known by their indentation.</summary>
internal static partial class RubyLines
{
    private const int LongestLine = 500;
    private const int LongestCode = 160;

    public static bool Is(ScanFile file) => !file.IsTest && Source.SourceScanner.LanguageOf(file.Path) is "Ruby";

    public static IEnumerable<RubyLine> Of(string text)
    {
        var open = new Stack<(int Column, string Name, string Over)>();
        var number = 0;
        var inComment = false;
        foreach (var line in text.Split('\n'))
        {
            number++;
            inComment = line.StartsWith("=begin", StringComparison.Ordinal) || (inComment && !line.StartsWith("=end", StringComparison.Ordinal));
            var column = line.Length - line.TrimStart().Length;
            if (inComment || column == line.Length || line[column] == '#' || line.Length > LongestLine)
                continue;
            while (open.TryPeek(out var inner) && column <= inner.Column)
                open.Pop();
            var loop = Loop().Match(line);
            yield return new RubyLine(number, line, [.. open.Select(one => one.Name)], open.TryPeek(out var around) ? around.Over : "");
            if (loop.Success)
                open.Push((column, loop.Groups["name"].Value, loop.Groups["over"].Value.Trim()));
        }
    }

    public static CodeFinding Found(Rule rule, ScanFile file, RubyLine line, string message, FindingSeverity? severity = null, double? confidence = null, string? complexity = null) => new(
        rule.Id, rule.Category, severity ?? rule.Severity, file.Path, line.Number, line.Number, confidence ?? rule.Confidence, message, rule.Why, rule.Fix, null,
        Secrets.Mask(line.Text.Trim() is { Length: > LongestCode } whole ? whole[..LongestCode] : line.Text.Trim()), rule.Cwe, complexity);

    [GeneratedRegex(@"(?<over>[\w@.:()?! ]+?)\.(?:each|find_each|each_with_index|map|flat_map|select|reject)\s*(?:do|\{)\s*\|\(?(?<name>\w+)[^|]*\|\s*$")]
    private static partial Regex Loop();
}
