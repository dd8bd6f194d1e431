using Maestro.Core.Permissions;

namespace Maestro.Tools;

/// <summary>A path as a model or a person writes it, with links resolved, and whether it lies in the work folder.</summary>
/// <param name="FullPath">Absolute, every link on the way resolved.</param>
/// <param name="Shown">Relative to the work folder with forward slashes where it lies inside, else absolute.</param>
public sealed record WorkspacePath(string FullPath, string Shown, bool IsInside)
{
    private const int MostLinks = 40;

    public static WorkspacePath Of(string path, string cwd)
    {
        var root = Real(cwd);
        var full = Real(Path.GetFullPath(Expand(path), cwd));
        var inside = full == root || full.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal);
        var shown = full == root ? "." : inside ? full[(root.TrimEnd('/').Length + 1)..] : full;
        return new WorkspacePath(full, shown, inside);
    }

    /// <summary>The place of a file or link itself: the links of its folders are resolved, its own is not.</summary>
    public static WorkspacePath OfEntry(string path, string cwd)
    {
        var full = Path.GetFullPath(Expand(path), cwd).TrimEnd('/');
        var folder = Of(Path.GetDirectoryName(full) ?? "/", cwd);
        var name = Path.GetFileName(full);
        return new WorkspacePath($"{folder.FullPath.TrimEnd('/')}/{name}", folder.Shown is "." ? name : $"{folder.Shown.TrimEnd('/')}/{name}", folder.IsInside);
    }

    public Access Needs(AccessKind kind) => new(kind, FullPath, IsInside);

    /// <summary>The absolute path with every link resolved; what does not exist is kept as written below the last folder that does.</summary>
    public static string Real(string path)
    {
        var links = 0;
        var rest = new Stack<string>(Path.GetFullPath(path).Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        var done = "";
        while (rest.TryPop(out var part))
        {
            if (part is "." or "..")
            {
                done = part is "." ? done : done[..Math.Max(0, done.LastIndexOf('/'))];
                continue;
            }

            var next = $"{done}/{part}";
            if (new FileInfo(next).LinkTarget is { } target && ++links <= MostLinks)
            {
                done = target.StartsWith('/') ? "" : done;
                foreach (var piece in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
                    rest.Push(piece);
            }
            else
            {
                done = next;
            }
        }

        return done.Length == 0 ? "/" : done;
    }

    private static string Expand(string path) =>
        path is "~" || path.StartsWith("~/", StringComparison.Ordinal) ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..] : path;
}
