using Maestro.Analysis.Code;

namespace Maestro.Analysis.Checks.Performance;

/// <summary>Regular expressions that take exponential time on some texts; Go and Rust have engines that never do.</summary>
internal static class PatternCheck
{
    private static readonly string[] Calls =
        ["compile", "match", "search", "fullmatch", "findall", "finditer", "sub", "split", "Regex", "IsMatch", "Match", "Matches", "Replace", "Split", "RegExp", "GeneratedRegex", "matches", "replaceAll", "Pattern", "test"];

    public static void Look(FoundList found)
    {
        var code = found.Code;
        if (code.Language is "Go" or "Rust" or "C" || code.Text.Contains("NonBacktracking", StringComparison.Ordinal))
            return;
        for (var i = 0; i < code.Count; i++)
        {
            if (!code.IsText(i) || !IsPattern(code, i))
                continue;
            if (PatternCost.Explodes(code.Slice(i).ToString()) is { } part)
                found.Add(PerformanceRules.Pattern, i, $"`{part}` can match the same text in very many ways", complexity: "O(2ⁿ)");
        }
    }

    private static bool IsPattern(CodeText code, int i)
    {
        if (code[i].First == '/' && code.IsScript)
            return true;
        var before = i - 1;
        while (before > 0 && (code.IsAnyWord(before, ["r", "rb", "br", "u", "R"]) || code.Is(before, ',') || (code.IsWord(before) && code.Is(before - 1, '('))
            || (code.IsWord(before) && code.Is(before - 1, ','))))
            before--;
        return code.Is(before, '(') && code.IsAnyWord(before - 1, Calls);
    }
}
