using System.Text.RegularExpressions;
using Maestro.Analysis.Refactoring;
using Maestro.Analysis.Refactoring.Moves;

namespace Maestro.Agents.Refactorer;

/// <summary>Reads sentences that move a file, a folder, or a declaration: <c>move src/a.py to lib/</c>, <c>mova parse de a.py para b.py</c>.</summary>
internal static partial class MoveRequest
{
    private const string Article = @"(?:(?:the|o|a|as|os|all)\s+)?";
    private const string Kind = @"(?:(?:whole\s+)?(?:file|folder|directory|module|package|function|method|class|type|interface|struct|record|enum|constant|const|variable|arquivo|ficheiro|pasta|diret[óo]rio|m[óo]dulo|pacote|fun[çc][ãa]o|m[ée]todo|classe|tipo|constante|vari[áa]vel)\s+)?";
    private const string Quote = @"[`'""]?";
    private const string Name = @"[^\s`'"",;()]+";

    /// <summary>Null when the sentence moves nothing.</summary>
    /// <param name="paths">Every file of the work folder.</param>
    public static RefactoringPlan? Plan(string request, NameSearch search, IReadOnlySet<string> paths, CancellationToken cancellationToken)
    {
        if (Sentence().Match(request) is not { Success: true } match)
            return null;
        var (what, from, to) = (match.Groups["what"].Value, match.Groups["from"].Value, match.Groups["to"].Value.TrimEnd('.', '?', '!', ':'));
        var isRename = match.Groups["verb"].Value.StartsWith("ren", StringComparison.OrdinalIgnoreCase);
        var isPath = from.Length == 0 && IsPath(what, paths);
        if (isRename && !isPath)
            return null;
        if (Extra.Of(match.Groups["rest"].Value) is { } extra)
            return RefactoringPlan.Refused("move", extra);
        if (isRename && !to.Contains('/', StringComparison.Ordinal) && what.LastIndexOf('/') is > 0 and var slash)
            to = what[..(slash + 1)] + to;
        return isPath
            ? FileMoves.Plan(search, what, to, paths, cancellationToken)
            : DeclarationMoves.Plan(search, what, from.Length == 0 ? null : from, to, paths, cancellationToken);
    }

    private static bool IsPath(string what, IReadOnlySet<string> paths) =>
        what.Contains('/', StringComparison.Ordinal) || what.Contains('\\', StringComparison.Ordinal)
        || paths.Any(path => path == what || path.StartsWith(what + "/", StringComparison.Ordinal) || (what.Contains('.', StringComparison.Ordinal) && path.EndsWith("/" + what, StringComparison.Ordinal)));

    [GeneratedRegex(@"^\W*(?:(?:please|por\s+favor|can\s+you|could\s+you),?\s+)?(?<verb>move|relocate|mova|mover|rename|renomei[ea]|renomear)\s+" + Article + Kind + Quote + "(?<what>" + Name + ")" + Quote
        + @"(?:\(\))?(?:\s+(?:from|out\s+of|in|de|do|da)\s+" + Article + Kind + Quote + "(?<from>" + Name + ")" + Quote + @")?\s+(?:in)?(?:to|para|->|→)\s+" + Article + Kind + Quote + "(?<to>" + Name + ")" + Quote + "(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Sentence();
}
