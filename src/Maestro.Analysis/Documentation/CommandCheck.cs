using System.Buffers;
using System.Text.RegularExpressions;
using Maestro.Core.Evidence;
using Maestro.Core.Text;

namespace Maestro.Analysis.Documentation;

/// <summary>Finds commands in documents that cannot work: scripts, targets, files and options that are not there.</summary>
internal sealed partial class CommandCheck(RepositoryPaths paths, CodeWords words, OwnNames names, Func<string, string?> read)
{
    private static readonly HashSet<string> Shells = ["sh", "bash", "shell", "console", "zsh", "shell-session", "terminal", "powershell", "cmd", "bat", ""];
    private static readonly HashSet<string> Interpreters = ["python", "python3", "node", "bash", "sh", "ruby", "php", "deno", "bun", "tsx", "ts-node"];
    private static readonly SearchValues<char> Unsaid = SearchValues.Create("<>{}…*");
    private static readonly string[] MakeNames = ["Makefile", "makefile", "GNUmakefile"];
    private static readonly HashSet<string> AlwaysThere = ["--help", "--version"];

    public IEnumerable<DocumentationGap> Look(MarkdownDocument document)
    {
        if (MentionCheck.IsHistory(document.Path))
            yield break;
        foreach (var fence in document.Fences.Where(fence => Shells.Contains(fence.Language)))
            foreach (var gap in InFence(document, fence))
                yield return gap;
        foreach (var (code, line) in document.Spans.Where(span => span.Code.Contains(' ', StringComparison.Ordinal)))
            foreach (var (message, symbol, fix) in Problems(code.Split(' ', StringSplitOptions.RemoveEmptyEntries), ""))
                yield return Gap(document, line, message, symbol, fix);
    }

    private IEnumerable<DocumentationGap> InFence(MarkdownDocument document, CodeFence fence)
    {
        // Where a command runs; null when that is a folder that the reader makes.
        string? folder = "";
        var making = fence.Lines.Where(line => Making().IsMatch(line)).ToList();
        var hasPrompts = fence.Lines.Any(line => line.TrimStart().StartsWith("$ ", StringComparison.Ordinal));
        for (var i = 0; i < fence.Lines.Count && folder is not null; i++)
        {
            var line = fence.Lines[i].Trim();
            if ((fence.Language.Length == 0 || hasPrompts) && !line.StartsWith("$ ", StringComparison.Ordinal))
                continue;
            foreach (var command in Separator().Split(line.TrimStart('$', ' ')))
            {
                var parts = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => Prefix().IsMatch(word)).TakeWhile(word =>
                    word[0] != '#').ToArray();
                if (parts is ["cd", var to, ..])
                    folder = Into(folder, to.Trim('"', '\''));
                if (folder is null || NewProject().IsMatch(command))
                    yield break;
                foreach (var (message, symbol, fix) in Problems(parts, folder).Where(problem => !making.Exists(made =>
                    made.Contains(problem.Symbol[(problem.Symbol.LastIndexOf('/') + 1)..], StringComparison.Ordinal))))
                    yield return Gap(document, fence.Line + i, message, symbol, fix);
            }
        }
    }

    private string? Into(string folder, string to) => RepositoryPaths.From(folder, to) is { } path && paths.IsFolder(path) ? path : null;

    private static DocumentationGap Gap(MarkdownDocument document, int line, string message, string symbol, string fix) =>
        new(symbol.StartsWith("--", StringComparison.Ordinal) ? "missing-flag" : "missing-command", document.Path, line, symbol, message, fix, 0.85);

    private IEnumerable<(string Message, string Symbol, string Fix)> Problems(string[] parts, string folder)
    {
        if (parts.Length < 2 || parts.Any(part => part.AsSpan().ContainsAny(Unsaid) || part.Contains("...", StringComparison.Ordinal) && part is not "./..."))
            return [];
        var second = parts[1];
        return parts[0] switch
        {
            "npm" or "pnpm" or "yarn" or "bun" when second is "run" && parts.Length > 2 => parts.Any(IsElsewhere) ? [] : Script(folder, parts[2]),
            "make" => parts.Any(IsElsewhere) || parts.Contains("-f") ? [] : parts.Skip(1).Where(target => Target().IsMatch(target)).SelectMany(target =>
                Make(folder, target)),
            "just" when Target().IsMatch(second) => Recipe(folder, "justfile", second).Concat(Recipe(folder, "Justfile", second)),
            "pip" or "pip3" or "uv" when After(parts, "-r") is { } file => Missing(folder, file, parts[0]),
            "docker" or "docker-compose" or "podman" when After(parts, "-f") is { } file => Missing(folder, file, parts[0]),
            "dotnet" when After(parts, "--project") is { } project => Missing(folder, project, "dotnet"),
            "dotnet" when parts.Length > 2 && (parts[2].EndsWith("proj", StringComparison.Ordinal) || parts[2].Contains(".sln",
                StringComparison.Ordinal)) => Missing(folder, parts[2], "dotnet"),
            "go" when parts.Length > 2 && parts[2].StartsWith("./", StringComparison.Ordinal) && parts[2] is not "./..." => Missing(folder, parts[2], "go"),
            _ when Interpreters.Contains(parts[0]) && IsScript(second) && second.Contains('/', StringComparison.Ordinal) && Path.IsPathRooted(second) is false
                && Into(folder, second.TrimStart('.', '/').Split('/')[0]) is not null => Missing(folder, second, parts[0]),
            _ when names.Programs.Contains(parts[0].TrimStart('.', '/')) => Flags(parts),
            _ => [],
        };
    }

    private static string? After(string[] parts, string option) => Array.IndexOf(parts, option) is >= 0 and var at && at + 1 < parts.Length ? parts[at + 1]
        : null;

    private static bool IsElsewhere(string word) => word is "-w" or "-C" or "--prefix" or "--filter" or "--cwd" || word.StartsWith("--workspace",
        StringComparison.Ordinal) || word.StartsWith("--prefix=", StringComparison.Ordinal);

    private IEnumerable<(string, string, string)> Script(string folder, string script)
    {
        var path = folder.Length == 0 ? "package.json" : $"{folder}/package.json";
        if (!paths.Exists(path) || read(path) is not { } json)
            return paths.Named("package.json").Any() ? [] : [($"There is no package.json for `{script}`", script, "Name a command that is there.")];
        var scripts = Scripts().Match(json) is { Success: true } found ? Key().Matches(found.Groups["body"].Value).Select(key => key.Groups["name"].Value)
            .ToList() : [];
        // A document may speak of a package further down.
        return scripts.Contains(script) || paths.Named("package.json").Any(other => other != path && (read(other) ?? "").Contains($"\"{script}\"",
            StringComparison.Ordinal)) ? []
            : [($"{path} has no script {script}", script, Near(script, scripts))];
    }

    private IEnumerable<(string, string, string)> Make(string folder, string target)
    {
        var path = MakeNames.Select(name => folder.Length == 0 ? name : $"{folder}/{name}").FirstOrDefault(paths.Exists);
        if (path is null)
            return paths.Named("Makefile").Any() || paths.Named("CMakeLists.txt").Any() || paths.Named("configure.ac").Any() ? []
                : [($"There is no Makefile for `make {target}`", $"make {target}", "Name a command that is there.")];
        var text = read(path) ?? "";
        var targets = MakeTargets().Matches(text).SelectMany(match => match.Groups["names"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        return targets.Contains(target) || targets.Any(known => known.Contains('%', StringComparison.Ordinal)) || Include().IsMatch(text) ? []
            : [($"{path} has no target {target}", $"make {target}", Near(target, targets))];
    }

    private IEnumerable<(string, string, string)> Recipe(string folder, string name, string recipe)
    {
        var path = folder.Length == 0 ? name : $"{folder}/{name}";
        if (!paths.Files.Contains(path) || read(path) is not { } text || text.Contains("import ", StringComparison.Ordinal))
            return [];
        var recipes = Recipes().Matches(text).Select(match => match.Groups["name"].Value).ToList();
        return recipes.Contains(recipe) || text.Contains($"alias {recipe} ", StringComparison.Ordinal) ? [] : [($"{path} has no recipe {recipe}",
            $"just {recipe}", Near(recipe, recipes))];
    }

    private IEnumerable<(string, string, string)> Missing(string folder, string file, string program)
    {
        var plain = file.Trim('"', '\'');
        if (plain.StartsWith('-') || plain.StartsWith('$') || plain.StartsWith('~') || plain.Contains("://", StringComparison.Ordinal)
            || RepositoryPaths.From(folder, plain) is not { } path || paths.Exists(path) || paths.EndsAny(path))
            return [];
        var moved = paths.Named(path[(path.LastIndexOf('/') + 1)..]).ToList();
        return [($"`{program}` is given {plain}, which is not there", plain, moved.Count == 1 ? $"Name {moved[0]}." : "Name the file that is meant.")];
    }

    /// <summary>Options of the project's own programs.</summary>
    private IEnumerable<(string, string, string)> Flags(string[] parts) =>
        parts.Skip(1).TakeWhile(part => part is not ("--" or "|" or "\\")).Where(part => LongFlag().IsMatch(part)).Select(part => part.Split('=')[0])
            .Where(flag => !AlwaysThere.Contains(flag) && !words.HasFlag(flag))
            .Select(flag => ($"{parts[0]} has no option {flag}: nothing in the code is called so", flag, Near(flag, words.Flags.Where(known =>
                known.StartsWith("--", StringComparison.Ordinal)))));

    private static bool IsScript(string file) => Path.GetExtension(file) is ".py" or ".js" or ".ts" or ".mjs" or ".cjs" or ".sh" or ".rb" or ".php";

    private static string Near(string word, IEnumerable<string> known) => Suggestion.Near(word, known) is { } near ? $"It may be {near}."
        : "Name one that is there, or take it out.";

    [GeneratedRegex(@"\s*(?:&&|\|\||;|\|)\s*")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(?:[A-Z_][A-Z0-9_]*=\S*|sudo|npx|time|exec)$")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\b(?:git clone|npm init|npm create|yarn create|npx create-|create-react-app|django-admin|dotnet new|cargo new|cargo init|go mod init|rails new|poetry new|uv init|pipx? install)\b")]
    private static partial Regex NewProject();

    [GeneratedRegex(@"(?:^|\s)(?:mkdir|touch|cp|mv|curl|wget|unzip|tar|cat\s*>|echo\b.*>|tee|vim|nano|code)\s")]
    private static partial Regex Making();

    [GeneratedRegex(@"^[A-Za-z][\w.-]*$")]
    private static partial Regex Target();

    [GeneratedRegex(@"""scripts""\s*:\s*\{(?<body>(?:[^{}""]|""(?:[^""\\]|\\.)*"")*)\}")]
    private static partial Regex Scripts();

    [GeneratedRegex(@"""(?<name>[^""]+)""\s*:")]
    private static partial Regex Key();

    [GeneratedRegex(@"^(?<names>[\w./%$(){} -]+?)\s*::?(?!=)", RegexOptions.Multiline)]
    private static partial Regex MakeTargets();

    [GeneratedRegex(@"^-?include\s", RegexOptions.Multiline)]
    private static partial Regex Include();

    [GeneratedRegex(@"^@?(?<name>[\w-]+)[^:=\n]*:(?!=)", RegexOptions.Multiline)]
    private static partial Regex Recipes();

    [GeneratedRegex(@"^--[a-z][\w-]*(?:=.*)?$")]
    private static partial Regex LongFlag();
}
