using Maestro.Analysis.Files;

namespace Maestro.Tools.Shell.Holding;

/// <summary>What a command may read that is not plainly reading: the system, the tools of the person, and the work folder
/// without what may hold secrets.</summary>
/// <param name="Roots">Folders and files that are open with all below them.</param>
/// <param name="Closed">What stays closed in them.</param>
internal sealed record HeldReading(IReadOnlyList<string> Roots, IReadOnlyList<string> Closed)
{
    private static readonly string[] System = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc", "/opt", "/nix", "/snap", "/sys", "/proc", "/dev"];

    private static readonly string[] Tools =
    [
        ".gitconfig", ".config/git", ".nuget/packages", ".dotnet", ".cargo/bin", ".cargo/registry", ".rustup", ".npm", ".nvm", ".cache", ".local/bin", ".local/lib", "go", ".m2/repository",
        ".gradle/caches", ".pyenv", ".rbenv", ".sdkman", ".bun", ".deno", ".volta", ".asdf", ".gem/ruby",
    ];

    /// <summary>Folders of the system that are only names of others, such as <c>/bin</c>.</summary>
    public static IEnumerable<(string Path, string Target)> LinkedFolders =>
        System.Select(path => (path, new DirectoryInfo(path).LinkTarget)).Where(link => link.LinkTarget is not null).Select(link => (link.path, link.LinkTarget!));

    public static HeldReading For(string workspace, string? home, string? path)
    {
        var git = GitFolder.Of(workspace);
        IEnumerable<string?> roots =
        [
            .. System, workspace, git?.Root, git is null ? null : CommonFolder(git.Path), .. Tools.Select(tool => home is null ? null : Path.Join(home, tool)),
            .. (path ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathRooted).Select(folder => WideEnough(folder, home)),
        ];
        var real = roots.OfType<string>().Where(Path.Exists).Select(WorkspacePath.Real).Distinct().ToList();
        var closed = real.Where(root => root == WorkspacePath.Real(workspace) || root == git?.Root)
            .SelectMany(root => FileNames.SecretsBelow(root).Select(secret => Path.Join(root, secret)));
        return new HeldReading(real, [.. closed.Distinct()]);
    }

    /// <summary>The parts of the roots that hold nothing closed, so that each can be opened whole.</summary>
    public IEnumerable<string> Open() => Roots.SelectMany(OpenIn);

    private IEnumerable<string> OpenIn(string path)
    {
        if (Closed.Contains(path))
            return [];
        return Closed.Any(closed => closed.StartsWith($"{path.TrimEnd('/')}/", StringComparison.Ordinal))
            ? Directory.EnumerateFileSystemEntries(path).SelectMany(OpenIn)
            : [path];
    }

    /// <summary>A program in <c>tool/bin</c> needs what lies in <c>tool</c>; a folder that holds the person's own files is not opened for it.</summary>
    private static string WideEnough(string folder, string? home)
    {
        var parent = Path.GetDirectoryName(folder.TrimEnd('/')) ?? "/";
        return Path.GetFileName(folder.TrimEnd('/')) is "bin" or "shims" or "sbin" && parent is not "/" && parent != home ? parent : folder;
    }

    /// <summary>A linked work tree shares the objects of the repository that it belongs to.</summary>
    private static string CommonFolder(string git) => GitFolder.FirstLine(Path.Join(git, "commondir")) is { } common ? Path.GetFullPath(common, git) : git;
}
