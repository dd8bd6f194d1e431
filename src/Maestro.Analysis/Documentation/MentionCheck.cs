using System.Text.RegularExpressions;
using Maestro.Analysis.Source;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Documentation;

/// <summary>Finds what documents name in code that is not there: paths, members of types, imports from the project's own packages.</summary>
/// <param name="plainTypes">Public types of the repository that inherit from nothing.</param>
internal sealed partial class MentionCheck(RepositoryPaths paths, CodeWords words, OwnNames names, IReadOnlySet<string> plainTypes)
{
    private static readonly string[] Made = ["dist", "build", "out", "bin", "obj", "target", "coverage", "node_modules", "venv", ".venv", "tmp", "logs",
        "log", "publish", "htmlcov", "site"];

    public IEnumerable<DocumentationGap> Look(MarkdownDocument document)
    {
        if (IsHistory(document.Path))
            yield break;
        foreach (var (code, line) in document.Spans.Where(span => !IsAboutChange(document, span.Line)))
            if ((Missing(document, code, line) ?? Member(document, code, line)) is { } gap)
                yield return gap;
        foreach (var fence in document.Fences)
            foreach (var gap in Imports(document, fence))
                yield return gap;
    }

    /// <summary>What tells of earlier versions names what is gone.</summary>
    public static bool IsHistory(string path) => History().IsMatch(path);

    private static bool IsAboutChange(MarkdownDocument document, int line) =>
        Changing().IsMatch(document.Lines[line - 1]) || (line > 1 && Changing().IsMatch(document.Lines[line - 2])) || Changing()
            .IsMatch(document.HeadingOf(line));

    private DocumentationGap? Missing(MarkdownDocument document, string code, int line)
    {
        if (!PathLike().IsMatch(code) || code.Contains("...", StringComparison.Ordinal) || Placeholder().IsMatch(code))
            return null;
        var written = code.StartsWith("./", StringComparison.Ordinal) ? code[2..] : code;
        var isFile = SourceScanner.LanguageOf(written) is not null;
        var first = written[..written.IndexOf('/', StringComparison.Ordinal)];
        if ((!isFile && !written.EndsWith('/')) || Made.Contains(first) || written.Split('/').Any(Made.Contains))
            return null;
        var beside = RepositoryPaths.From(RepositoryPaths.FolderOf(document.Path), written);
        if (!paths.IsFolder(first) && (beside is null || !paths.IsFolder(beside[..Math.Max(0, beside.Length - written.TrimEnd('/').Length + first.Length)])))
            return null;
        if (paths.Exists(written.TrimEnd('/')) || (beside is not null && paths.Exists(beside)) || paths.EndsAny(written.TrimEnd('/')))
            return null;
        var moved = isFile ? paths.Named(written[(written.LastIndexOf('/') + 1)..]).ToList() : [];
        return new DocumentationGap(
            "missing-path", document.Path, line, code, $"{code} is named and is not there", moved.Count == 1 ? $"Name {moved[0]}."
                : "Name the file that is meant, or take it out.", 0.85)
        {
            Replacement = moved.Count == 1 ? moved[0] : null,
        };
    }

    private DocumentationGap? Member(MarkdownDocument document, string code, int line)
    {
        if (MemberOf().Match(code) is not { Success: true } match || !plainTypes.Contains(match.Groups["type"].Value))
            return null;
        var member = match.Groups["member"].Value;
        return words.Has(member) || SourceScanner.LanguageOf(code) is not null ? null
            : new DocumentationGap("missing-symbol", document.Path, line, code,
                $"{match.Groups["type"].Value} is there, and nothing in the code is called {member}", "Name the member that is meant, or take it out.", 0.8);
    }

    private IEnumerable<DocumentationGap> Imports(MarkdownDocument document, CodeFence fence)
    {
        var form = fence.Language switch
        {
            "python" or "py" => PythonImport(),
            "js" or "javascript" or "ts" or "typescript" or "jsx" or "tsx" => ScriptImport(),
            "go" => GoCall(),
            _ => null,
        };
        if (form is null)
            yield break;
        for (var i = 0; i < fence.Lines.Count; i++)
            foreach (Match match in form.Matches(fence.Lines[i]))
                foreach (var name in match.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(FirstWord))
                    if (names.Packages.Contains(match.Groups["package"].Value) && name.Length > 1 && !name.Contains("XX", StringComparison.Ordinal)
                        && !words.Has(name) && !IsModule(name))
                        yield return new DocumentationGap(
                            "missing-symbol", document.Path, fence.Line + i, $"{match.Groups["package"].Value}: {name}",
                                $"The example takes {name} from {match.Groups["package"].Value}, and nothing in the code is called so",
                            "Correct the example.", 0.85);
    }

    private bool IsModule(string name) => paths.Named($"{name}.py").Any() || paths.Named($"{name}.ts").Any() || paths.Named($"{name}.js").Any()
        || paths.EndsAny(name);

    private static string FirstWord(string written) => Name().Match(written).Value;

    [GeneratedRegex(@"(^|/)(change(s|log)?|history|news|release(s|[-_]?notes)?|upgrad\w*|migrat\w*|adr|decisions|rfcs?|proposals?|blog|archive|versioned_docs)([./_-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex History();

    [GeneratedRegex(@"\b(create[sd]?|creat\w+|add(s|ed|ing)?|new|make[s]?|write[s]?|wrote|sav(e[sd]?|ing)|generat\w+|removed?|renamed?|deprecat\w+|no longer|formerly|previously|legacy|replac\w+|instead of|deleted?|moved?|example|e\.g\.|such as|for instance|like|would|might|could|will be|your own|cri[ea]\w*|exemplo)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Changing();

    [GeneratedRegex(@"^(?:\./)?[\w@.-]+(?:/[\w@.\[\]-]+)+/?$|^(?:\./)?[\w@.-]+(?:/[\w@.\[\]-]+)*/$")]
    private static partial Regex PathLike();

    [GeneratedRegex(@"(^|/)(path|to|your|my|foo|bar|baz|some|example|name|xxx+|NAME|FILE)([./_-]|$)")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(?<type>[A-Z]\w+)[.#](?<member>[A-Za-z]\w{2,})(?:\(.*\))?$")]
    private static partial Regex MemberOf();

    [GeneratedRegex(@"^\s*(?:>>>\s*)?from\s+(?<package>\w+)[\w.]*\s+import\s+\(?(?<names>[\w\s,]+)")]
    private static partial Regex PythonImport();

    [GeneratedRegex(@"(?:import|const|let|var)\s*\{(?<names>[^}]*)\}\s*(?:from|=\s*require\()\s*['""](?<package>[^'""]+)['""]")]
    private static partial Regex ScriptImport();

    [GeneratedRegex(@"(?<![\w.""/])(?<package>[a-z]\w+)\.(?<names>[A-Z]\w+)\b")]
    private static partial Regex GoCall();

    [GeneratedRegex(@"[\w$]+")]
    private static partial Regex Name();
}
