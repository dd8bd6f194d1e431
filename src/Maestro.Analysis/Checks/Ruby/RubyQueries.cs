using System.Text.RegularExpressions;
using Maestro.Analysis.Checks.Performance;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Ruby;

/// <summary>Queries of Active Record that a block repeats for each element.</summary>
internal static partial class RubyQueries
{
    public static IEnumerable<CodeFinding> Look(ScanFile file)
    {
        if (!RubyLines.Is(file))
            yield break;
        var isSetup = QueryCalls.IsSetup(file.Path);
        var hasRecords = file.Path.StartsWith("app/", StringComparison.Ordinal) || Records().IsMatch(file.Text);
        foreach (var line in RubyLines.Of(file.Text).Where(line => line.Elements.Count > 0))
        {
            var query = Query().Match(line.Text);
            var writes = Write().Match(line.Text);
            if (query.Success && line.Elements.Any(name => Regex.IsMatch(line.Text[query.Index..], $@"\b{name}\b")))
                yield return Repeated(file, line, query.Groups["call"].Value, isSetup, FindingSeverity.High);
            else if (hasRecords && writes.Success && line.Elements.Contains(writes.Groups["name"].Value))
                yield return Repeated(file, line, writes.Groups["call"].Value, isSetup, FindingSeverity.Medium);
        }
    }

    /// <summary>Not the end of a chain that began on another line.</summary>
    private static bool IsWhole(string over) => over.Length > 0 && over[0] is not (')' or ':' or '.') && over.Count(c => c == '(') == over.Count(c => c == ')');

    private static CodeFinding Repeated(ScanFile file, RubyLine line, string call, bool isSetup, FindingSeverity severity) => RubyLines.Found(
        PerformanceRules.Query, file, line, $"`{call}` is called once for each element of {(IsWhole(line.Over) ? $"`{line.Over}`" : "what the block goes through")}", isSetup ? FindingSeverity.Low : severity, isSetup ? 0.5 : null, "O(n) round trips");

    /// <summary>What only a program with Active Record says.</summary>
    [GeneratedRegex(@"\bActiveRecord\b|\bApplicationRecord\b|\.find_each\b|\.where\(|\bupdate_columns?\b")]
    private static partial Regex Records();

    /// <summary>A class that is asked for rows.</summary>
    [GeneratedRegex(@"(?<![\w:.])(?!(?:Time|Date|DateTime|File|Dir|Hash|Array|Set|Process|Rails|ENV|JSON|YAML|Struct|Regexp|Digest|Net|URI|Logger|Random|String|Integer|IO|Etc|Gem|Rake)\b)[A-Z]\w*(?:::[A-Z]\w*)*\.(?<call>find|find_by!?|find_or_create_by!?|find_or_initialize_by|where|exists\?|count|create!?|update_all|delete_all)(?:\(|\s|\.)")]
    private static partial Regex Query();

    [GeneratedRegex(@"(?<![\w.@])(?<name>\w+)\.(?<call>save!?|update!?|update_columns?|update_attributes?|destroy!?|touch|reload)\b")]
    private static partial Regex Write();
}
