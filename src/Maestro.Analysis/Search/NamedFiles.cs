namespace Maestro.Analysis.Search;

/// <summary>Finds the files that a sentence names by path, by file name or by a symbol they declare.</summary>
internal static class NamedFiles
{
    // A name that stands in more files names none of them.
    private const int MostDeclaring = 5;

    /// <summary>By file number: how strongly it is named, in shares of the best score, and how.</summary>
    public static Dictionary<int, (double Strength, string How)> Find(Corpus corpus, Query query)
    {
        var named = new Dictionary<int, (double, string)>();
        foreach (var name in query.Names)
        {
            for (var file = 0; file < corpus.Entries.Length; file++)
                if (ByPath(corpus.Entries[file].Path, name) is { } found)
                    Keep(named, file, found);
            foreach (var (file, strength) in Declaring(corpus, name))
                Keep(named, file, (strength, $"declares {LastPart(name)}"));
        }
        return named;
    }

    private static void Keep(Dictionary<int, (double Strength, string How)> named, int file, (double Strength, string How) found)
    {
        if (!named.TryGetValue(file, out var before) || before.Strength < found.Strength)
            named[file] = found;
    }

    private static (double, string)? ByPath(string path, string name)
    {
        if (EndsWithPath(path, name))
            return (name.Contains('/', StringComparison.Ordinal) ? 4 : name.Contains('.', StringComparison.Ordinal) ? 3 : 1, "named in the request");
        var folder = name.TrimEnd('/');
        if (name.Contains('/', StringComparison.Ordinal) && $"/{path}".Contains($"/{folder}/", StringComparison.OrdinalIgnoreCase))
            return (0.5, $"in {folder}");
        var file = path.AsSpan(path.LastIndexOf('/') + 1);
        var dot = file.LastIndexOf('.');
        return dot > 0 && file[..dot].Equals(name, StringComparison.Ordinal) ? (1.5, "named in the request") : null;
    }

    private static bool EndsWithPath(string path, string name) =>
        path.EndsWith(name, StringComparison.OrdinalIgnoreCase) && (path.Length == name.Length || path[path.Length - name.Length - 1] is '/');

    private static List<(int File, double Strength)> Declaring(Corpus corpus, string name)
    {
        var symbol = LastPart(name);
        var declaring = new List<(int, double)>();
        if (symbol.Length < 3)
            return declaring;
        Span<char> buffer = stackalloc char[TermReader.LongestTerm];
        var reader = new TermReader(symbol, buffer);
        if (!reader.Next())
            return declaring;
        var key = TermKey.Of(reader.Term);
        foreach (var (file, part, _) in corpus.FilesWith(key).OrderBy(found => found.File))
            if (part is FileEntry.SymbolPart && corpus.Kinds[file] is FileKind.Code && corpus.SymbolsOf(file).Any(known => known.Name == symbol))
                declaring.Add((file, 1));
        return declaring.Count > MostDeclaring ? [] : declaring.ConvertAll(found => (found.Item1, 1.0 / declaring.Count));
    }

    /// <summary><c>Login</c> of <c>Auth.Login()</c>.</summary>
    private static string LastPart(string name)
    {
        name = name.Replace("()", "", StringComparison.Ordinal);
        return name[(name.LastIndexOfAny(['.', ':', '/', '#']) + 1)..];
    }
}
