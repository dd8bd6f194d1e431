namespace Maestro.Analysis.Source.Imports;

/// <summary>The types of the repository by name, to resolve languages that import namespaces rather than files.</summary>
internal sealed class DeclaredTypes
{
    // A name that many files declare says nothing about which one is meant.
    private const int MostDeclarations = 24;

    private readonly Dictionary<string, List<(string Namespace, string Path, string Family)>> _types = new(StringComparer.Ordinal);

    public DeclaredTypes(IReadOnlyDictionary<string, ScannedSource> sources)
    {
        foreach (var (path, source) in sources)
        {
            if (source.Language is "C" or "C++" or "Python" or "JavaScript" or "TypeScript" or "Go" or "Markdown")
                continue;
            var own = OwnNamespace(source);
            foreach (var symbol in source.Symbols)
            {
                if (symbol.Kind == SymbolKind.Type && (symbol.Container is null || source.Language == "Ruby"))
                    Add(symbol.Name, (own, path, Family(source.Language)));
            }
        }
    }

    public void Resolve(string path, ScannedSource source, FileList files)
    {
        var own = OwnNamespace(source);
        var family = Family(source.Language);
        foreach (var import in source.Imports)
        {
            if (files.IsFull)
                return;
            var name = Name(import);
            if (name.IsEmpty || !_types.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var found))
                continue;
            // The parts of one type: two files, so that a type in many parts is no hub.
            var left = 2;
            foreach (var type in found)
            {
                if (left > 0 && type.Path != path && type.Family == family && IsVisible(type.Namespace, own, source, import, found.Count == 1))
                {
                    files.Add(type.Path);
                    left--;
                }
            }
        }
    }

    /// <summary>The only file below <paramref name="folder"/> that declares the type; null when there are several.</summary>
    public string? Only(string name, string family, string folder)
    {
        if (!_types.TryGetValue(name, out var found))
            return null;
        string? only = null;
        foreach (var type in found)
        {
            if (type.Family != family || !type.Path.StartsWith(folder, StringComparison.Ordinal))
                continue;
            if (only is not null)
                return null;
            only = type.Path;
        }
        return only;
    }

    /// <summary>The file of a given name that declares a type; programs reopen the types of libraries in files of other names.</summary>
    public string? Conventional(string name, string family, string fileName)
    {
        if (!_types.TryGetValue(name, out var found))
            return null;
        return found.Find(type => type.Family == family && type.Path.AsSpan(type.Path.LastIndexOf('/') + 1).SequenceEqual(fileName) && !TestPaths.IsTest(type.Path)).Path;
    }

    private static ReadOnlySpan<char> Name(string import)
    {
        if (import[0] == ScannedSource.OwnNamespace)
            return default;
        if (import[0] == ScannedSource.MentionedType)
            return import.AsSpan(1);
        return import.AsSpan(import.AsSpan().LastIndexOfAny('.', '\\') + 1);
    }

    private static bool IsVisible(string space, string own, ScannedSource source, string import, bool isOnly)
    {
        if (space == own || (own.StartsWith(space, StringComparison.Ordinal) && source.Language == "C#"))
            return true;
        if (import[0] != ScannedSource.MentionedType)
            return import.Length > space.Length && import.StartsWith(space, StringComparison.Ordinal);
        foreach (var used in source.Imports)
        {
            if (used == space || (used.EndsWith(".*", StringComparison.Ordinal) && used.AsSpan(0, used.Length - 2).SequenceEqual(space)))
                return true;
        }
        // A using that stands in another file or in the project: trust a name that is unique and of the same house.
        return isOnly && source.Language is "C#" or "Swift" or "Dart" && FirstPart(space).SequenceEqual(FirstPart(own));
    }

    private static ReadOnlySpan<char> FirstPart(string space) =>
        space.AsSpan(0, space.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? dot : space.Length);

    private void Add(string name, (string, string, string) type)
    {
        if (!_types.TryGetValue(name, out var list))
            _types[name] = list = [];
        if (list.Count < MostDeclarations && (list.Count == 0 || list[^1] != type))
            list.Add(type);
    }

    private static string OwnNamespace(ScannedSource source)
    {
        foreach (var import in source.Imports)
        {
            if (import[0] == ScannedSource.OwnNamespace)
                return import[1..];
        }
        return "";
    }

    private static string Family(string language) => language is "Kotlin" or "Scala" or "Groovy" ? "Java" : language;
}
