using Maestro.Analysis.Source;

namespace Maestro.Analysis.Project;

/// <summary>The paths of a repository by name, and the text of its few manifests.</summary>
internal sealed class ProjectFiles
{
    private const int MostReads = 200;
    private const int MostBytes = 512 * 1024;

    private readonly string _root;
    private readonly Dictionary<string, List<string>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);

    public ProjectFiles(string root, IReadOnlyList<string> paths)
    {
        _root = root;
        Paths = paths;
        var lookup = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var path in paths)
        {
            var name = path.AsSpan(path.LastIndexOf('/') + 1);
            if (!lookup.TryGetValue(name, out var list))
                lookup[name] = list = new List<string>(1);
            list.Add(path);
        }
    }

    public IReadOnlyList<string> Paths { get; }

    /// <summary>The name of the folder.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(_root)));

    public bool Has(string path) => Named(path[(path.LastIndexOf('/') + 1)..]).Contains(path);

    /// <summary>Files of that name outside tests and samples, the ones nearest to the root first.</summary>
    public IReadOnlyList<string> Named(string name) =>
        _byName.TryGetValue(name, out var list) ? Ordered(list.Where(p => !p.Contains('/') || IsOwn(p))) : [];

    /// <summary>Files with that ending, tests and samples included, the ones nearest to the root first.</summary>
    public IReadOnlyList<string> EndingWith(string end) => Ordered(Paths.Where(p => p.EndsWith(end, StringComparison.Ordinal)));

    /// <summary>The nearest files of that name: all of those that lie as near to the root as the first, up to three.</summary>
    public IEnumerable<string> Nearest(string name)
    {
        var all = Named(name);
        return all.TakeWhile(p => Depth(p) == Depth(all[0])).Take(3);
    }

    /// <summary>The text of a file; empty when it is too large, unreadable, or one too many.</summary>
    public string Read(string path)
    {
        if (_texts.TryGetValue(path, out var text))
            return text ?? "";
        text = _texts.Count < MostReads ? ReadFile(Path.Combine(_root, path)) : null;
        _texts[path] = text;
        return text ?? "";
    }

    /// <summary>The folder of a path; empty at the root.</summary>
    public static string Folder(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";

    /// <summary>The path beside another file.</summary>
    public static string Beside(string path, string name) => Folder(path) is { Length: > 0 } folder ? $"{folder}/{name}" : name;

    public static bool IsOwn(string path) =>
        !TestPaths.IsTest(path) && !TestPaths.IsSample(path) && !path.Contains("node_modules/", StringComparison.Ordinal)
        && !path.Contains("vendor/", StringComparison.Ordinal)
        && !path.Contains("templates/", StringComparison.Ordinal) && !path.Contains("template-", StringComparison.Ordinal);

    public static int Depth(string path) => path.AsSpan().Count('/');

    private static string[] Ordered(IEnumerable<string> paths) => [.. paths.OrderBy(Depth).ThenBy(p => p, StringComparer.Ordinal)];

    private static string? ReadFile(string file)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: <= MostBytes } ? File.ReadAllText(file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file may vanish or be closed to us between listing and reading; then there is nothing known of it.
            return null;
        }
    }
}
