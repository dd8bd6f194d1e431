using System.Text.RegularExpressions;
using Maestro.Agents.Evidence;
using Maestro.Analysis.Refactoring;
using Maestro.Analysis.Refactoring.Inlines;

namespace Maestro.Agents.Refactorer;

/// <summary>Reads sentences that inline: <c>inline the variable total in bill</c>, <c>inline function is_even</c>.</summary>
internal static partial class InlineRequest
{
    private const string Begin = @"^\W*(?:(?:please|por\s+favor|can\s+you|could\s+you),?\s+)?(?:inline|incorpore|incorporar)\s+(?:(?:the|a|o)\s+)?";
    private const string File = @"(?:\s+(?:of|in|from|de|do|da|em|no|na)\s+(?:(?:the\s+|o\s+)?(?:file|arquivo)\s+)?[`'""]?(?<path>[^\s`'"",;()]*[./][^\s`'"",;()]*)[`'""]?)?(?<rest>.*)$";

    /// <summary>Null when the sentence inlines nothing.</summary>
    /// <param name="paths">The files that were read.</param>
    public static RefactoringPlan? Plan(string request, NameSearch search, IReadOnlySet<string> paths, CancellationToken cancellationToken)
    {
        var isVariable = Variable().Match(request) is { Success: true };
        var match = isVariable ? Variable().Match(request) : Function().Match(request);
        if (!match.Success)
            return null;
        if (Extra.Of(match.Groups["rest"].Value) is { } extra)
            return RefactoringPlan.Refused("inline", extra);
        var named = match.Groups["path"].Value.TrimEnd('.');
        var meant = named.Length == 0 ? [.. paths] : NamedPaths.In(named, [.. paths], withFolders: true);
        if (meant.Count == 0)
            meant = [.. paths.Where(path => path.EndsWith("/" + named, StringComparison.Ordinal))];
        return isVariable ? VariableInline.Plan(search, match.Groups["name"].Value, match.Groups["function"].Value, [.. meant])
            : FunctionInline.Plan(search, match.Groups["name"].Value, meant.ToHashSet(StringComparer.Ordinal), cancellationToken);
    }

    [GeneratedRegex(Begin + @"(?:(?:local\s+)?(?:variable|constant|vari[áa]vel|constante)\s+)[`'""]?(?<name>[\p{L}_$][\w$]*)[`'""]?(?:\s+(?:in|of|from|de|da|do|em|na|no)\s+(?:(?:the|a|o)\s+)?(?:(?:function|method|fun[çc][ãa]o|m[ée]todo)\s+)?[`'""]?(?<function>(?!(?:file|arquivo)\b)[\p{L}_$][\w$]*)[`'""]?(?:\(\))?(?![\w./]))?" + File, RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Variable();

    [GeneratedRegex(Begin + @"(?:(?:function|method|fun[çc][ãa]o|m[ée]todo)\s+)?[`'""]?(?<name>[\p{L}_$][\w$]*)[`'""]?(?:\(\))?" + File, RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Function();
}
