namespace Maestro.Analysis.Files;

/// <summary>Knows which folders below a root are folders and no links: git lists tracked files even where a folder has become a link out of the tree.</summary>
internal sealed class RealFolders(string root)
{
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>Whether all folders that the path goes through are real.</summary>
    public bool Contains(string path)
    {
        var slash = path.LastIndexOf('/');
        if (slash < 0)
            return true;
        if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(path.AsSpan(0, slash), out var real))
            return real;
        var folder = path[..slash];
        return known[folder] = Contains(folder) && new DirectoryInfo(Path.Join(root, folder)).LinkTarget is null;
    }
}
