namespace Maestro.Analysis.Delivery;

/// <summary>The files of a repository as the checks of containers and pipelines need them.</summary>
/// <param name="folder">The work folder.</param>
/// <param name="paths">Every file that was listed, relative, with forward slashes.</param>
/// <param name="read">The text of a file; null when it cannot be read.</param>
public sealed class DeliveryTree(string folder, IEnumerable<string> paths, Func<string, string?> read)
{
    private readonly SortedSet<string> known = new(paths, StringComparer.Ordinal);
    private readonly Dictionary<string, string> drafts = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Paths => known;

    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));

    public string? Read(string path) => drafts.GetValueOrDefault(path) ?? (known.Contains(path) ? read(path) : null);

    /// <summary>The same tree with files that are to be written.</summary>
    public DeliveryTree With(IEnumerable<KeyValuePair<string, string>> files)
    {
        var added = files.ToList();
        var tree = new DeliveryTree(folder, known.Concat(added.Select(file => file.Key)), read);
        foreach (var (path, text) in drafts.Concat(added))
            tree.drafts[path] = text;
        return tree;
    }

    /// <summary>Whether there is such a file or folder, ignored ones included; what leads out of the folder counts as there.</summary>
    public bool Has(string path)
    {
        var plain = Joined("", path);
        return plain.Length == 0 || plain.StartsWith("..", StringComparison.Ordinal) || known.Contains(plain) || HasFolder(plain)
            || Path.Exists(Path.Combine(folder, plain));
    }

    public bool HasFile(string path) => known.Contains(path) || File.Exists(Path.Combine(folder, path));

    public IEnumerable<string> Named(string name) =>
        known.Where(path => path == name || path.EndsWith($"/{name}", StringComparison.Ordinal)).OrderBy(path => path.AsSpan().Count('/'));

    /// <summary>A path inside of another folder, without <c>.</c> and <c>..</c>.</summary>
    public static string Joined(string folder, string path)
    {
        var parts = new List<string>();
        foreach (var part in $"{folder}/{path}".Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is "..")
            {
                if (parts.Count > 0 && parts[^1] != "..")
                    parts.RemoveAt(parts.Count - 1);
                else
                    parts.Add(part);
            }
            else if (part is not ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    public static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";

    private bool HasFolder(string path)
    {
        var prefix = $"{path}/";
        return known.GetViewBetween(prefix, prefix + '\uffff').Count > 0;
    }
}
