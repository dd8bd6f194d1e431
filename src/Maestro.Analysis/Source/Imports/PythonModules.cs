namespace Maestro.Analysis.Source.Imports;

/// <summary>Resolves Python modules, dotted and relative.</summary>
internal sealed class PythonModules
{
    private readonly PathTable _paths;
    private readonly Dictionary<string, string> _modules = new(StringComparer.Ordinal);

    public PythonModules(PathTable paths, IReadOnlyCollection<string> all)
    {
        _paths = paths;
        foreach (var path in all)
        {
            if (path.EndsWith(".py", StringComparison.Ordinal) || path.EndsWith(".pyi", StringComparison.Ordinal))
                Register(path);
        }
    }

    public void Resolve(string path, ScannedSource source, FileList files)
    {
        foreach (var module in source.Imports)
            files.Add(module[0] == '.' ? Relative(path, module) : Absolute(path, module));
    }

    // A module is known by its name inside its package and by its whole path, which is its name when there is no __init__.py.
    private void Register(string path)
    {
        var stem = path.AsSpan(0, path.LastIndexOf('.'));
        if (stem.EndsWith("/__init__"))
            stem = stem[..^"/__init__".Length];
        var root = PathTable.Folder(path);
        while (root.Length > 0 && _paths.First(root, "__init__.py", "__init__.pyi") is not null)
            root = PathTable.Folder(root);
        Add(stem[(root.Length == 0 ? 0 : Math.Min(stem.Length, root.Length + 1))..], path);
        Add(stem, path);
        if (stem.StartsWith("src/"))
            Add(stem["src/".Length..], path);
    }

    private void Add(ReadOnlySpan<char> stem, string path)
    {
        var name = stem.ToString().Replace('/', '.');
        if (name.Length > 0)
            _modules.TryAdd(name, path);
    }

    private string? Absolute(string path, string module)
    {
        var lookup = _modules.GetAlternateLookup<ReadOnlySpan<char>>();
        var name = module.AsSpan();
        while (true)
        {
            if (lookup.TryGetValue(name, out var file))
                return file;
            var dot = name.LastIndexOf('.');
            if (dot < 0)
                break;
            name = name[..dot];
        }
        // A script imports its neighbour by the bare name.
        return _paths.Exact(PathTable.Folder(path), $"{name}.py");
    }

    private string? Relative(string path, string module)
    {
        var folder = PathTable.Folder(path);
        var rest = module.AsSpan(1);
        while (rest.Length > 0 && rest[0] == '.')
        {
            folder = PathTable.Folder(folder);
            rest = rest[1..];
        }
        var name = rest.ToString().Replace('.', '/');
        while (name.Length > 0)
        {
            if (_paths.First(folder, name + ".py", name + "/__init__.py", name + ".pyi") is { } file)
                return file;
            name = PathTable.Folder(name).ToString();
        }
        return _paths.First(folder, "__init__.py");
    }
}
