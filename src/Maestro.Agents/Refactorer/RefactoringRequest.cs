using System.Text.RegularExpressions;
using Maestro.Agents.Evidence;
using Maestro.Analysis.Refactoring;

namespace Maestro.Agents.Refactorer;

/// <summary>The refactorings that can be worked out from the code alone, as people ask for them in English and Portuguese.</summary>
internal static partial class RefactoringRequest
{
    /// <summary>What the sentence asks for, worked out; null when it asks for something else.</summary>
    /// <param name="paths">The files of the repository that were read.</param>
    /// <param name="all">Every file of the work folder.</param>
    public static RefactoringPlan? Plan(string request, NameSearch search, IReadOnlySet<string> paths, IReadOnlySet<string> all, CancellationToken cancellationToken)
    {
        if (MoveRequest.Plan(request, search, all, cancellationToken) is { } move)
            return move;
        if (ExtractRequest.Plan(request, search, all) is { } extract)
            return extract;
        if (Rename().Match(request) is { Success: true } rename)
            return SymbolRename.Plan(search, rename.Groups["from"].Value, rename.Groups["to"].Value, cancellationToken);
        var named = NamedPaths.In(request, [.. paths], withFolders: true).ToHashSet(StringComparer.Ordinal);
        var meant = named.Count > 0 ? named : paths;
        if (Imports().IsMatch(request))
            return UnusedImports.Plan(search, meant.Order(StringComparer.Ordinal));
        if (DeadCode().Match(request) is { Success: true } dead)
            return UnusedFunctions.Plan(search, dead.Groups["name"] is { Success: true } name ? name.Value : null, [.. meant], cancellationToken);
        return null;
    }

    [GeneratedRegex(@"\b(?:rename|renomei[ea]r?|renomear)\s+(?:(?:the|a|o|all|every)\s+)?(?:(?:function|method|class|type|record|interface|struct|enum|variable|field|property|constant|symbol|função|funcao|método|metodo|classe|variável|variavel|símbolo)\s+)?[`'""]?(?<from>[\p{L}_$][\w$]*)[`'""]?(?:\(\))?\s+(?:to|into|as|para|por|->|→)\s+[`'""]?(?<to>[\p{L}_$][\w$]*)[`'""]?", RegexOptions.IgnoreCase)]
    private static partial Regex Rename();

    [GeneratedRegex(@"\b(?:unused|unneeded|dead)\s+(?:imports?|usings?)\b|\b(?:imports?|usings?)\s+(?:that\s+(?:are|nothing)\s+)?(?:unused|não\s+(?:usad|utilizad)os?|nao\s+(?:usad|utilizad)os?|sem\s+uso)", RegexOptions.IgnoreCase)]
    private static partial Regex Imports();

    [GeneratedRegex(@"\b(?:unused|dead|uncalled)\s+(?:private\s+)?(?:functions?|methods?|code)\b(?:\s+[`'""](?<name>[\p{L}_$][\w$]*)[`'""])?|\bc[óo]digo\s+morto\b|\bfun[çc](?:ão|ões|ao|oes)\s+(?:não|nao)\s+(?:usad|utilizad)as?\b", RegexOptions.IgnoreCase)]
    private static partial Regex DeadCode();
}
