namespace Maestro.Analysis.Documentation;

/// <summary>Which files and folders there are, for what documents name.</summary>
internal sealed class RepositoryPaths
{
    private readonly string root;
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> byName;

    public RepositoryPaths(string root, IEnumerable<string> files)
    {
        this.root = root;
        Files = files.ToHashSet(StringComparer.Ordinal);
        foreach (var file in Files)
            for (var slash = file.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = file.IndexOf('/', slash + 1))
                folders.Add(file[..slash]);
        byName = Files.ToLookup(file => file[(file.LastIndexOf('/') + 1)..], StringComparer.Ordinal);
    }

    public HashSet<string> Files { get; }

    public bool IsFolder(string path) => path.Length == 0 || folders.Contains(path);

    /// <summary>In the repository, or in the folder though git ignores it.</summary>
    public bool Exists(string path) => path.Length == 0 || Files.Contains(path) || folders.Contains(path)
        || System.IO.Path.Exists(System.IO.Path.Combine(root, path));

    public bool EndsAny(string path) => byName[path[(path.LastIndexOf('/') + 1)..]].Any(file => file.EndsWith($"/{path}", StringComparison.Ordinal))
        || folders.Any(folder => folder.EndsWith($"/{path.TrimEnd('/')}", StringComparison.Ordinal));

    public IEnumerable<string> Named(string name) => byName[name];

    /// <summary>A path seen from a folder, without <c>.</c> and <c>..</c>; null when it leads out of the repository.</summary>
    public static string? From(string folder, string path)
    {
        var parts = new List<string>(path.StartsWith('/') ? [] : folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part != "..")
                parts.Add(part);
            else if (parts.Count == 0)
                return null;
            else
                parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }

    public static string FolderOf(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";

    /// <summary>The way to a file as a link in another file writes it.</summary>
    public static string Relative(string fromFile, string to) =>
        System.IO.Path.GetRelativePath($"/{FolderOf(fromFile)}", $"/{to}").Replace('\\', '/');
}
