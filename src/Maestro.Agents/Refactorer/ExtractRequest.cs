using System.Globalization;
using System.Text.RegularExpressions;
using Maestro.Analysis.Refactoring;
using Maestro.Analysis.Refactoring.Extracts;

namespace Maestro.Agents.Refactorer;

/// <summary>Reads sentences that extract: <c>extract lines 10-24 of src/a.py into a function total</c>, <c>extraia o
/// literal 86400 de a.py para DAY</c>.</summary>
internal static partial class ExtractRequest
{
    private const string Begin = @"^\W*(?:(?:please|por\s+favor|can\s+you|could\s+you),?\s+)?(?:extract|extraia|extrair|extrai)\s+(?:(?:the|o|a|os|as)\s+)?";
    private const string File = @"\s+(?:of|in|from|de|do|da|em|no|na)\s+(?:(?:the\s+file|o\s+arquivo|arquivo|file)\s+)?[`'""]?(?<path>[^\s`'"",;]+)[`'""]?";
    private const string Name = @"\s+(?:in)?(?:to|as|para|em|numa|num|como)\s+(?:(?:an?|the|o|a|uma?)\s+)?(?:(?:new|its\s+own|nova|novo|private|privada)\s+)?(?:(?:function|method|constant|const|variable|fun[çc][ãa]o|m[ée]todo|constante)\s+)?(?:(?:called|named|chamad[ao])\s+)?[`'""]?(?<name>[\p{L}_][\w]*)[`'""]?(?:\(\))?(?<rest>.*)$";

    /// <summary>Null when the sentence extracts nothing that is known here.</summary>
    /// <param name="paths">Every file of the work folder.</param>
    public static RefactoringPlan? Plan(string request, NameSearch search, IReadOnlySet<string> paths)
    {
        var isLines = Lines().Match(request) is { Success: true };
        var match = isLines ? Lines().Match(request) : Literal().Match(request);
        if (!match.Success)
            return null;
        if (Extra.Of(match.Groups["rest"].Value) is { } extra)
            return RefactoringPlan.Refused("extract", extra);
        var (named, name) = (match.Groups["path"].Value, match.Groups["name"].Value);
        var found = paths.Contains(named)
            ? [named]
            : paths.Where(path => path.EndsWith("/" + named.TrimStart('.', '/'), StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (found.Count != 1)
            return RefactoringPlan.Refused("extract", found.Count == 0 ? $"there is no file {named}" : $"{named} may mean {string.Join(", ", found.Take(4))}");
        if (!isLines)
            return ConstantExtraction.Plan(search, found[0], match.Groups["literal"].Value, name);
        var last = match.Groups["last"] is { Success: true } end ? end.Value : match.Groups["first"].Value;
        return int.TryParse(match.Groups["first"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            ? FunctionExtraction.Plan(search, found[0], from, to, name) : RefactoringPlan.Refused("extract", "the lines are no numbers of lines");
    }

    [GeneratedRegex(Begin + @"(?:lines?|linhas?)\s+(?<first>\d+)(?:\s*(?:-|–|to|through|until|and|a|até|e)\s*(?<last>\d+))?" + File + Name, RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Lines();

    [GeneratedRegex(Begin + @"(?:(?:literal|number|string|text|value|constant|n[úu]mero|texto|valor|constante)\s+)(?<literal>""[^""\n]*""|'[^'\n]*'|`[^`\n]*`|\S+)" + File + Name, RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Literal();
}
