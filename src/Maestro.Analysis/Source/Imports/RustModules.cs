namespace Maestro.Analysis.Source.Imports;

/// <summary>Resolves Rust modules and paths, within a crate and between the crates of a workspace.</summary>
internal sealed class RustModules
{
    private readonly PathTable _paths;
    private readonly DeclaredTypes _types;
    private readonly Dictionary<string, string> _crates = new(StringComparer.Ordinal);
    private readonly List<string> _roots = [];

    public RustModules(PathTable paths, DeclaredTypes types, IReadOnlyDictionary<string, ScannedSource> sources)
    {
        _paths = paths;
        _types = types;
        foreach (var path in sources.Keys.Where(path => path.EndsWith("Cargo.toml", StringComparison.Ordinal)))
        {
            var source = sources[path];
            var folder = PathTable.Folder(path).ToString();
            _roots.Add(folder);
            if (source.Imports.Count > 0)
                _crates.TryAdd(source.Imports[0][1..].Replace('-', '_'), folder);
        }
        _roots.Sort((a, b) => b.Length.CompareTo(a.Length));
    }

    public void Resolve(string path, ScannedSource source, FileList files)
    {
        var root = Root(path);
        foreach (var import in source.Imports)
        {
            if (import.StartsWith("mod ", StringComparison.Ordinal))
                files.Add(Submodule(path, import["mod ".Length..]));
            else
                files.Add(Use(path, root, import.Split("::")));
        }
    }

    private string? Use(string path, string root, string[] parts)
    {
        var folder = CrateFolder(path, root);
        var start = 1;
        switch (parts[0])
        {
            case "crate":
                break;
            case "self":
                folder = Children(path);
                break;
            case "super":
                folder = PathTable.Folder(Children(path)).ToString();
                for (; start < parts.Length && parts[start] == "super"; start++)
                    folder = PathTable.Folder(folder).ToString();
                break;
            default:
                if (_crates.TryGetValue(parts[0], out var other))
                    folder = other.Length == 0 ? "src" : other + "/src";
                else if (Submodule(path, parts[0]) is not null)
                    (folder, start) = (Children(path), 0);
                else
                    return null;
                break;
        }
        for (var end = parts.Length; end > start; end--)
        {
            if (Module(folder, string.Join('/', parts, start, end - start)) is { } file)
                return file;
        }
        // What lib.rs offers again under its own name is declared somewhere below.
        return parts.Length > start && _types.Only(parts[^1], "Rust", folder) is { } declared
            ? declared
            : parts[0] is "self" ? null : _paths.First(folder, "lib.rs", "main.rs", "mod.rs") ?? _paths.Exact(default, folder + ".rs");
    }

    // tests/all.rs and the like are the root of a crate of their own, with modules beside them.
    private string? Submodule(string path, string name) => Module(Children(path), name) ?? Module(PathTable.Folder(path).ToString(), name);

    private string CrateFolder(string path, string root)
    {
        for (var folder = PathTable.Folder(path); folder.Length > root.Length; folder = PathTable.Folder(folder))
        {
            if (_paths.First(folder, "lib.rs", "main.rs") is not null || folder.EndsWith("/tests") || folder is "tests")
                return folder.ToString();
        }
        return root.Length == 0 ? "src" : root + "/src";
    }

    private string? Module(string folder, string name) => _paths.First(folder, name + ".rs", name + "/mod.rs");

    // The folder in which a file's own modules lie.
    private static string Children(string path)
    {
        var folder = PathTable.Folder(path).ToString();
        var stem = path[(folder.Length == 0 ? 0 : folder.Length + 1)..^".rs".Length];
        if (stem is "mod" or "lib" or "main")
            return folder;
        return folder.Length == 0 ? stem : $"{folder}/{stem}";
    }

    private string Root(string path)
    {
        foreach (var root in _roots)
        {
            if (path.StartsWith(root, StringComparison.Ordinal) && (root.Length == 0 || path[root.Length] == '/'))
                return root;
        }
        return "";
    }
}
