using System.Text.Json;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Short names for folders from <c>paths</c> and <c>baseUrl</c> of tsconfig.json and jsconfig.json; only those with one target.</summary>
internal sealed class ScriptAliases
{
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private readonly List<(string Folder, string Before, string After, string Target)> aliases = [];

    public ScriptAliases(IEnumerable<string> paths, Func<string, string?> read)
    {
        foreach (var path in paths.Where(path => FilePaths.Name(path) is var name && (name.StartsWith("tsconfig", StringComparison.Ordinal) || name is "jsconfig.json") && name.EndsWith(".json", StringComparison.Ordinal)))
            Read(path, read(path) ?? "");
        aliases.Sort((a, b) => b.Folder.Length.CompareTo(a.Folder.Length));
    }

    /// <summary>The path that a name stands for, without extension as it is written; null when no alias fits.</summary>
    public IEnumerable<string> Paths(string importer, string specifier) => aliases
        .Where(alias => FilePaths.IsWithin(importer, alias.Folder) && Fits(alias, specifier))
        .Select(alias => alias.Target.Replace("*", specifier[alias.Before.Length..^alias.After.Length], StringComparison.Ordinal));

    /// <summary>How a path is named by the alias that the old name used; null when it lies elsewhere.</summary>
    public string? Name(string importer, string oldSpecifier, string path)
    {
        foreach (var alias in aliases.Where(alias => FilePaths.IsWithin(importer, alias.Folder) && Fits(alias, oldSpecifier)))
            if (alias.Target.EndsWith('*') && path.StartsWith(alias.Target[..^1], StringComparison.Ordinal))
                return alias.Before + path[(alias.Target.Length - 1)..] + alias.After;
        return null;
    }

    private static bool Fits((string Folder, string Before, string After, string Target) alias, string specifier) =>
        alias.Target.Contains('*', StringComparison.Ordinal)
            ? specifier.Length >= alias.Before.Length + alias.After.Length && specifier.StartsWith(alias.Before, StringComparison.Ordinal) && specifier.EndsWith(alias.After, StringComparison.Ordinal)
            : specifier == alias.Before;

    private void Read(string path, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Tolerant);
            if (!document.RootElement.TryGetProperty("compilerOptions", out var options) || options.ValueKind is not JsonValueKind.Object)
                return;
            var folder = FilePaths.Folder(path);
            var hasBase = options.TryGetProperty("baseUrl", out var url) && url.ValueKind is JsonValueKind.String;
            if ((hasBase ? FilePaths.Resolve(folder, url.GetString()!) : folder) is not { } root)
                return;
            if (options.TryGetProperty("paths", out var names) && names.ValueKind is JsonValueKind.Object)
                foreach (var name in names.EnumerateObject().Where(name => name.Value.ValueKind is JsonValueKind.Array && name.Value.GetArrayLength() == 1))
                    Add(folder, name.Name, FilePaths.Resolve(root, name.Value[0].GetString() ?? ""));
            if (hasBase)
                Add(folder, "*", FilePaths.Join(root, "*"));
        }
        catch (JsonException)
        {
            // A half-written file has no aliases.
            return;
        }
    }

    private void Add(string folder, string pattern, string? target)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (target is not null && target.Contains('*', StringComparison.Ordinal) == star >= 0)
            aliases.Add((folder, star < 0 ? pattern : pattern[..star], star < 0 ? "" : pattern[(star + 1)..], target));
    }
}
