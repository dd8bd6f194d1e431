using Maestro.Analysis.Code;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>A literal in a script that names another module.</summary>
/// <param name="Start">Of what stands between the quotes.</param>
internal readonly record struct ScriptSpecifier(int Token, int Start, string Text);

/// <summary>Finds and names modules of JavaScript and TypeScript as bundlers and compilers do.</summary>
internal sealed class ScriptModules(IReadOnlySet<string> paths, ScriptAliases aliases)
{
    private static readonly string[] Extensions = [".ts", ".tsx", ".d.ts", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts", ".vue", ".svelte", ".astro", ".json"];
    private static readonly (string Written, string[] Meant)[] Compiled = [(".js", [".ts", ".tsx", ".jsx", ".d.ts"]), (".jsx", [".tsx"]), (".mjs", [".mts", ".d.mts"]), (".cjs", [".cts", ".d.cts"])];

    public ScriptAliases Aliases { get; } = aliases;

    public static bool IsScript(string path) => SourceScanner.LanguageOf(path) is "TypeScript" or "JavaScript" or "Vue" or "Svelte" or "Astro";

    /// <summary>The literals of imports, exports, <c>require</c>, mocks of test runners and <c>new URL</c>.</summary>
    public static IEnumerable<ScriptSpecifier> In(CodeText code)
    {
        for (var i = 1; i < code.Count; i++)
            if (code.IsText(i) && (code.IsAnyWord(i - 1, ["from", "import"]) || (code.Is(i - 1, '(') && IsLoader(code, i - 2))))
                yield return new ScriptSpecifier(i, code[i].Start, code.Word(i));
    }

    /// <summary>The file that a name means in another one; null when it is outside of the repository.</summary>
    public string? Resolve(string importer, string specifier)
    {
        var name = WithoutQuery(specifier);
        if (name.Length > 0 && name[0] == '.')
            return FilePaths.Resolve(FilePaths.Folder(importer), name) is { } path ? FileAt(path) : null;
        return Aliases.Paths(importer, name).Select(FileAt).FirstOrDefault(file => file is not null);
    }

    /// <summary>How a file names another one, in the manner of the old name: with or without extension, by folder, by alias.</summary>
    public string Name(string importer, string target, string oldTarget, string oldSpecifier)
    {
        var old = WithoutQuery(oldSpecifier);
        var query = oldSpecifier[old.Length..];
        var path = Manner(target, oldTarget, old);
        if (old[0] != '.' && Aliases.Name(importer, old, path) is { } alias)
            return alias + query;
        var relative = FilePaths.Relative(FilePaths.Folder(importer), path);
        return (relative.Length == 0 ? "." : relative[0] == '.' ? relative : $"./{relative}") + query;
    }

    private static bool IsLoader(CodeText code, int at) =>
        code.IsAnyWord(at, ["import", "require"]) && !code.Is(at - 1, '.')
        || (code.IsAnyWord(at, ["mock", "unmock", "doMock", "dontMock", "doUnmock", "requireActual", "requireMock", "importActual", "importMock", "resolve"])
            && code.Is(at - 1, '.') && code.IsAnyWord(at - 2, ["jest", "vi", "vitest", "require"]))
        || (code.IsWord(at, "URL") && code.IsWord(at - 1, "new"));

    /// <summary>The path as it is written: its extension, its folder, or neither.</summary>
    private static string Manner(string target, string oldTarget, string old)
    {
        var oldExtension = ExtensionOf(oldTarget);
        var stem = target[..^ExtensionOf(target).Length];
        if (old.EndsWith(FilePaths.Name(oldTarget), StringComparison.Ordinal))
            return target;
        foreach (var (written, meant) in Compiled)
            if (old.EndsWith(written, StringComparison.Ordinal) && meant.Contains(oldExtension))
                return stem + (Compiled.FirstOrDefault(one => one.Meant.Contains(ExtensionOf(target))).Written is { } other && !meant.Contains(ExtensionOf(target)) ? other : written);
        var isByFolder = FilePaths.Name(oldTarget) == $"index{oldExtension}" && FilePaths.Name(old) != "index";
        return isByFolder && FilePaths.Name(stem) == "index" ? FilePaths.Folder(target) : stem;
    }

    private static string ExtensionOf(string path)
    {
        var name = FilePaths.Name(path);
        return Extensions.Where(extension => name.EndsWith(extension, StringComparison.Ordinal)).MaxBy(extension => extension.Length) ?? "";
    }

    private string? FileAt(string path)
    {
        if (paths.Contains(path))
            return path;
        if (Extensions.Select(extension => path + extension).FirstOrDefault(paths.Contains) is { } whole)
            return whole;
        foreach (var (written, meant) in Compiled)
            if (path.EndsWith(written, StringComparison.Ordinal)
                && meant.Select(extension => path[..^written.Length] + extension).FirstOrDefault(paths.Contains) is { } source)
                return source;
        return Extensions.Select(extension => FilePaths.Join(path, $"index{extension}")).FirstOrDefault(paths.Contains);
    }

    private static string WithoutQuery(string specifier) =>
        specifier.IndexOf('?', StringComparison.Ordinal) is > 0 and var query ? specifier[..query] : specifier;
}
