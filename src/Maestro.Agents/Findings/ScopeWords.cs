using System.Text.RegularExpressions;
using Maestro.Core.Routing;

namespace Maestro.Agents.Findings;

/// <summary>What a sentence says about which code is meant, besides files that it names.</summary>
internal sealed partial record ScopeWords(string? From, string? To, bool Branch, bool Changes, bool Everything, string Topic)
{
    /// <summary>Words about the work, not about the code.</summary>
    private const string Generic =
        " review revise revisar revisao reviewer check verifique look over inspect avalie analyse analyze analise critique feedback opinion opinioes code codigo coding quality qualidade please give me us on in the a an anything something anywhere somewhere nothing etc stuff thing things here now also really actually just check-up health pls plz "
        + "of for my our this that these those is are any good bad do does you think what how it its and or to with tell wrong mistakes mistake smells issues issue problem problems find show list there here if can could would should "
        + "i we be have has need want all file files function class method module project projects repository repo codebase app application whole entire everything full complete "
        + "security seguranca secure vulnerability vulnerabilities vulnerabilites vulnerabilidade vulnerabilidades vulnerable scan audit holes hole falha falhas hardcoded secrets secret leaked credentials owasp top ten risky "
        + "insecure inseguro insegura unsafe injection injections injecao sql xss csrf ssrf rce hack hacker hacked pentest vulneravel vulneraveis dependencies dependency exposed exploit exploits attacker attack bypass hashing "
        + "performance desempenho slow slower lento lenta bottleneck bottlenecks gargalo gargalos optimize optimise otimize otimizar profile faster make improve speed up hot paths path time memory usage why so too cpu waste where run running well safe use used keys tested untested coverage covered missing leak leaks latency lentidao rapido queries query n+1 cause causes caused makes made throughput "
        + "o os as um uma de do da dos das no na nos nas que e para por favor voce acha deste desta neste este esta esse meu minha minhas meus nosso nossa faca uma ha se projeto repositorio procure encontre quais qual tudo todo "
        + "changes change diff changed before commit commits uncommitted staged branch pull request last latest working tree work alteracoes alteracao mudancas mudanca since ";

    private static readonly HashSet<string> Generics = new(Generic.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static readonly string[] ChangeWords = ["changes", "diff", "uncommitted", "staged", "unstaged", "alteracoes", "mudancas", "modificacoes"];
    private static readonly string[] WholeWords = ["repository", "repo", "project", "codebase", "everything", "projeto", "repositorio", "tudo"];

    /// <param name="project">The name of the project, which tells no file from another.</param>
    public static ScopeWords Of(string request, string project = "")
    {
        var words = Word().Matches(WordForms.Fold(request)).Select(match => match.Value).ToList();
        var text = string.Join(' ', words);
        var (from, to) = Range(request, text);
        var branch = text.Contains("pull request", StringComparison.Ordinal) || words.Contains("branch") || words.Contains("pr");
        // As it is written: a name in capitals says more to the search than its letters.
        var topic = Word().Matches(request).Select(match => match.Value)
            .Where(word => word.Length > 1 && !IsGeneric(WordForms.Fold(word)) && !word.Equals(project, StringComparison.OrdinalIgnoreCase)).ToList();
        return new ScopeWords(
            from, to, branch && from is null, words.Exists(word => ChangeWords.Contains(word)) && from is null,
                words.Exists(word => WholeWords.Contains(word)), string.Join(' ', topic));
    }

    /// <summary>Also with one letter wrong in a longer word: "securty audit" is about everything.</summary>
    private static bool IsGeneric(string word) =>
        Generics.Contains(word) || (word.Length >= 6 && Generics.Any(generic => generic.Length >= 6 && WordForms.Distance(word, generic, 1) <= 1));

    /// <summary>Two commits: written out, one commit against the one before, or so many last ones.</summary>
    private static (string? From, string? To) Range(string request, string text)
    {
        if (Written().Match(request) is { Success: true } written)
            return (written.Groups["from"].Value, written.Groups["to"].Value is { Length: > 0 } to ? to : "HEAD");
        if (One().Match(request) is { Success: true } one)
            return ($"{one.Groups["hash"].Value}~1", one.Groups["hash"].Value);
        if (Last().Match(text) is { Success: true } last)
            return ($"HEAD~{(last.Groups["count"].Success ? last.Groups["count"].Value : "1")}", "HEAD");
        return (null, null);
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}_#+./-]*[\p{L}\p{Nd}_]")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![\w/.])(?<from>[\w/@^~-]{2,80}?)\.\.\.?(?<to>[\w/@^~-]{2,80})?(?![\w.])")]
    private static partial Regex Written();

    [GeneratedRegex(@"\bcommit\s+(?<hash>[0-9a-f]{7,40})\b|^(?<hash>[0-9a-f]{7,40})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex One();

    [GeneratedRegex(@"\b(?:last|latest|ultimos?|newest)\s+(?:(?<count>\d{1,2})\s+)?commits?\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Last();
}
