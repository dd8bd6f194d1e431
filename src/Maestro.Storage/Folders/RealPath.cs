namespace Maestro.Storage.Folders;

/// <summary>Paths without links in them.</summary>
public static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The path with the links of every part resolved; parts that do not exist stay as they are.</summary>
    public static string Of(string path)
    {
        var links = 0;
        return Resolve(Path.GetFullPath(path), ref links);
    }

    private static string Resolve(string full, ref int links)
    {
        var parent = Path.GetDirectoryName(full);
        if (parent is null)
            return full;
        var here = Path.Combine(Resolve(parent, ref links), Path.GetFileName(full));
        var target = new FileInfo(here).LinkTarget;
        if (target is null || ++links > MostLinks)
            return here;
        return Resolve(Path.GetFullPath(target, Path.GetDirectoryName(here)!), ref links);
    }
}
