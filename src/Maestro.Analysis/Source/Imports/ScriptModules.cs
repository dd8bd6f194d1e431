namespace Maestro.Analysis.Source.Imports;

/// <summary>Resolves imports of JavaScript and TypeScript: relative ones, names of the workspace's own packages, and <c>paths</c> of tsconfig.json.</summary>
internal sealed class ScriptModules
{
    private readonly PathTable _paths;
    private readonly Dictionary<string, string> _packages = new(StringComparer.Ordinal);
    private readonly List<(string Folder, string Pattern, string Target)> _aliases = [];

    public ScriptModules(PathTable paths, IReadOnlyDictionary<string, ScannedSource> sources)
    {
        _paths = paths;
        foreach (var path in sources.Keys.Where(path => Languages.Of(path) is "JSON"))
        {
            foreach (var import in sources[path].Imports)
            {
                var folder = PathTable.Folder(path).ToString();
                if (import[0] == ScannedSource.OwnNamespace)
                    _packages.TryAdd(import[1..], folder);
                else if (import.IndexOf('>', StringComparison.Ordinal) is > 0 and var arrow)
                    _aliases.Add((folder, import[..arrow], import[(arrow + 1)..]));
            }
        }
        // The alias of the nearest folder wins.
        _aliases.Sort((a, b) => b.Folder.Length.CompareTo(a.Folder.Length));
    }

    public void Resolve(string path, ScannedSource source, FileList files)
    {
        var folder = PathTable.Folder(path);
        foreach (var module in source.Imports)
        {
            if (module[0] is ScannedSource.OwnNamespace or ScannedSource.MentionedType)
                continue;
            var name = module.AsSpan();
            if (name.IndexOf('?') is > 0 and var query)
                name = name[..query];
            if (name[0] == '.')
                files.Add(_paths.Script(folder, name));
            else
                files.Add(Alias(path, name) ?? Package(name));
        }
    }

    private string? Alias(string path, ReadOnlySpan<char> module)
    {
        foreach (var (folder, pattern, target) in _aliases)
        {
            if (!path.StartsWith(folder, StringComparison.Ordinal))
                continue;
            var isOpen = pattern[^1] == '*';
            var prefix = isOpen ? pattern.AsSpan(0, pattern.Length - 1) : pattern;
            if (isOpen ? !module.StartsWith(prefix) : !module.SequenceEqual(prefix))
                continue;
            var relative = isOpen ? string.Concat(target.AsSpan().TrimEnd('*'), module[prefix.Length..]) : target;
            if (_paths.Script(folder, relative) is { } file)
                return file;
        }
        return null;
    }

    private string? Package(ReadOnlySpan<char> module)
    {
        if (_packages.Count == 0)
            return null;
        var lookup = _packages.GetAlternateLookup<ReadOnlySpan<char>>();
        var slash = module.IndexOf('/');
        if (slash > 0 && module[0] == '@')
            slash = module[(slash + 1)..].IndexOf('/') is >= 0 and var second ? slash + 1 + second : -1;
        if (!lookup.TryGetValue(slash > 0 ? module[..slash] : module, out var folder))
            return null;
        var rest = slash > 0 ? module[(slash + 1)..] : default;
        return _paths.Script(string.Concat(folder, folder.Length > 0 ? "/src" : "src"), rest) ?? _paths.Script(folder, rest);
    }
}
