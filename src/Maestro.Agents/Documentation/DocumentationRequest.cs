using System.Text.RegularExpressions;
using Maestro.Agents.Evidence;
using Maestro.Analysis.Search;

namespace Maestro.Agents.Documentation;

/// <summary>What a sentence wants of the documentation agent, in English and Portuguese.</summary>
/// <param name="Readme">A README is to be written or completed.</param>
/// <param name="Reference">A reference of public symbols is to be written.</param>
/// <param name="Corrects">What is not so is to be corrected.</param>
/// <param name="Writes">Something is to be written at all; else it is a check, and nothing may change.</param>
/// <param name="Scope">The files that are meant; null for all.</param>
/// <param name="What">What they are, for a person.</param>
internal sealed partial record DocumentationRequest(bool Readme, bool Reference, bool Corrects, bool Writes, IReadOnlySet<string>? Scope, string What)
{
    public static DocumentationRequest Of(string request, RepositoryIndex index, string name)
    {
        var asks = Question().IsMatch(request) && !Write().IsMatch(request);
        var (scope, what) = asks || !ReadmeWord().IsMatch(request) ? ScopeOf(request, index) : (null, null);
        var corrects = !asks && Correct().IsMatch(request);
        var readme = !asks && ReadmeWord().IsMatch(request);
        return new DocumentationRequest(readme && !(corrects && LinkWord().IsMatch(request)), !asks && !readme && ReferenceWords().IsMatch(request),
            corrects, !asks, scope, what ?? name);
    }

    /// <summary>Files and folders that the sentence names by their path or by a name that only one has.</summary>
    private static (IReadOnlySet<string>?, string?) ScopeOf(string request, RepositoryIndex index)
    {
        var paths = index.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var named = NamedPaths.In(request, paths, withFolders: true);
        if (named.Count > 0)
            return (named.ToHashSet(StringComparer.Ordinal), named.Count == 1 ? named[0] : Common(named));
        foreach (var word in Word().Matches(request).Select(match => match.Value).Where(word => word.Length > 2 && !Vague().IsMatch(word)))
        {
            var folders = paths.Where(path => path.Contains($"/{word}/", StringComparison.OrdinalIgnoreCase) || path.StartsWith($"{word}/",
                StringComparison.OrdinalIgnoreCase))
                .Select(path => path[..(path.IndexOf($"{word}/", StringComparison.OrdinalIgnoreCase) + word.Length)]).Distinct().ToList();
            if (folders.Count == 1)
                return (paths.Where(path => path.StartsWith($"{folders[0]}/", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal), folders[0]);
            var files = paths.Where(path => path[(path.LastIndexOf('/') + 1)..].Equals(word, StringComparison.OrdinalIgnoreCase)
                || Path.GetFileNameWithoutExtension(path).Equals(word, StringComparison.Ordinal)).ToList();
            if (files.Count == 1)
                return (files.ToHashSet(StringComparer.Ordinal), files[0]);
        }

        return (null, null);
    }

    private static string Common(IReadOnlyList<string> paths)
    {
        var folder = paths[0];
        while (folder.Length > 0 && !paths.All(path => path.StartsWith($"{folder}/", StringComparison.Ordinal)))
            folder = folder.LastIndexOf('/') is > 0 and var slash ? folder[..slash] : "";
        return folder.Length > 0 ? folder : $"{paths.Count} named files";
    }

    [GeneratedRegex(@"^\W*(?:please\s+)?(?:what|which|where|who|how|is|are|does|do|check|verify|find|list|show|audit|review|any|measure|report|coverage|look|qual|quais|onde|verifique|encontre|liste|mostre|h[áa]|existe)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Question();

    [GeneratedRegex(@"\b(?:write|create|generate|draft|fix|correct|repair|update|add|improve|rewrite|escreva|escrever|crie|criar|gere|gerar|corrija|corrigir|atualize|atualizar|adicione)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Write();

    [GeneratedRegex(@"\b(?:fix|correct|repair|mend|update|corrija|corrigir|conserte|atualize|atualizar)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Correct();

    [GeneratedRegex(@"\blinks?\b", RegexOptions.IgnoreCase)]
    private static partial Regex LinkWord();

    [GeneratedRegex(@"\breadme\b", RegexOptions.IgnoreCase)]
    private static partial Regex ReadmeWord();

    [GeneratedRegex(@"\b(?:public\s+api|api\s+(?:reference|docs?|documentation)|reference|documenta[cç][aã]o\s+da\s+api|refer[eê]ncia|api\s+p[uú]blica|fun[cç][oõ]es\s+p[uú]blicas)\b|^\W*(?:please\s+)?document(?:e|ar)?\b(?!ation)", RegexOptions.IgnoreCase)]
    private static partial Regex ReferenceWords();

    [GeneratedRegex(@"[\w.-]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:the|public|api|docs?|document|documentation|documents|reference|readme(?:\.md)?|write|create|generate|for|of|and|module|package|file|folder|code|project|src|lib|test|tests|check|broken|links?|fix|update|missing|stale|what|which|are|not)$", RegexOptions.IgnoreCase)]
    private static partial Regex Vague();
}
