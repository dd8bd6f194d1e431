namespace Maestro.Core.Permissions;

/// <summary>What a policy knows of the world around it.</summary>
/// <param name="Workspace">The work folder with links resolved.</param>
/// <param name="Resolve">Makes a path absolute, links resolved.</param>
/// <param name="Remember">Keeps a rule in the person's settings.</param>
public sealed record PolicySetting(string Workspace, string Home, Func<string, string> Resolve, Action<string> Remember)
{
    public required IFileNames Files { get; init; }

    /// <summary>What holds the shell to reading where only reading is allowed.</summary>
    public Lazy<ShellHold> Hold { get; init; } = new(ShellHold.None);

    /// <summary>Whether a path with links resolved lies in the work folder.</summary>
    public bool IsInside(string resolved) => resolved == Workspace || resolved.StartsWith(Workspace.TrimEnd('/') + "/", StringComparison.Ordinal);

    /// <summary>A path as a person reads it: relative where it lies in the work folder.</summary>
    public string Shown(string path) => path != Workspace && IsInside(path) ? path[(Workspace.TrimEnd('/').Length + 1)..] : path;
}

/// <summary>What a policy must know of the files that are there.</summary>
public interface IFileNames
{
    /// <summary>The paths that a shell puts in for an absolute path with wildcards.</summary>
    IReadOnlyList<string> Expand(string pattern);

    bool IsFolder(string path);

    /// <summary>A file below a folder that may hold secrets, relative to it; null when there is none.</summary>
    /// <param name="isHiddenToo">Whether files and folders that begin with a dot count.</param>
    string? SecretBelow(string folder, bool isHiddenToo);

    /// <summary>A file that git keeps and that may hold secrets; null when there is none.</summary>
    /// <param name="paths">Only below these, relative to the folder; all when empty.</param>
    string? TrackedSecret(string folder, IReadOnlyList<string> paths);
}

/// <summary>What holds a shell command to reading.</summary>
public enum ShellHold
{
    /// <summary>Nothing: only commands that are known to read are run.</summary>
    None,
    Landlock,
    Bubblewrap,
}
