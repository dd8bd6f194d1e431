namespace Maestro.Analysis.Source.Imports;

/// <summary>Resolves Go packages to the files that declare the names which are used; those of the file's own package too.</summary>
internal sealed class GoPackages
{
    private readonly List<(string Module, string Folder)> _modules = [];
    private readonly Dictionary<string, Dictionary<string, string>> _folders = new(StringComparer.Ordinal);

    public GoPackages(PathTable paths, IReadOnlyDictionary<string, ScannedSource> sources)
    {
        foreach (var path in sources.Keys.Where(path => Languages.Of(path) is "Go" or "Go module"))
        {
            var source = sources[path];
            var folder = PathTable.Folder(path).ToString();
            if (source.Language == "Go module" && source.Imports.Count > 0)
                _modules.Add((source.Imports[0][1..], folder));
            if (source.Language != "Go" || path.EndsWith("_test.go", StringComparison.Ordinal))
                continue;
            if (!_folders.TryGetValue(folder, out var names))
                _folders[folder] = names = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var symbol in source.Symbols)
            {
                if (symbol.IsPublic && symbol.Container is null)
                    names.TryAdd(symbol.Name, path);
            }
        }
        _modules.Sort((a, b) => b.Module.Length.CompareTo(a.Module.Length));
    }

    public void Resolve(string path, ScannedSource source, FileList files)
    {
        var folders = new List<Dictionary<string, string>>();
        if (_folders.TryGetValue(PathTable.Folder(path).ToString(), out var own))
            folders.Add(own);
        foreach (var import in source.Imports)
        {
            if (import[0] is not (ScannedSource.OwnNamespace or ScannedSource.MentionedType) && Package(import) is { } package)
                folders.Add(package);
        }
        foreach (var import in source.Imports)
        {
            if (import[0] != ScannedSource.MentionedType || files.IsFull)
                continue;
            foreach (var folder in folders)
            {
                if (folder.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(import.AsSpan(1), out var file))
                    files.Add(file);
            }
        }
    }

    private Dictionary<string, string>? Package(string import)
    {
        foreach (var (module, folder) in _modules)
        {
            if (!import.StartsWith(module, StringComparison.Ordinal) || (import.Length > module.Length && import[module.Length] != '/'))
                continue;
            var rest = import[Math.Min(import.Length, module.Length + 1)..];
            var path = folder.Length == 0 ? rest : rest.Length == 0 ? folder : $"{folder}/{rest}";
            return _folders.GetValueOrDefault(path);
        }
        return null;
    }
}
