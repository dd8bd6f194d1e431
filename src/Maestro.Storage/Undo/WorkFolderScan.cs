using System.IO.Enumeration;

namespace Maestro.Storage.Undo;

/// <summary>Lists everything in a work folder that a command might change and a person might miss.</summary>
internal static class WorkFolderScan
{
    /// <summary>Filled by tools and filled again by them.</summary>
    private static readonly HashSet<string> Made = new(StringComparer.Ordinal)
    {
        ".git", ".hg", ".svn", "node_modules", "bower_components", ".venv", "venv", "__pycache__", ".tox", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".gradle",
        ".next", ".nuxt", ".cache", ".vs",
    };

    /// <summary>Filled by tools where one of these files lies beside.</summary>
    private static readonly Dictionary<string, string[]> MadeBeside = new(StringComparer.Ordinal)
    {
        ["bin"] = [".csproj", ".fsproj", ".vbproj"],
        ["obj"] = [".csproj", ".fsproj", ".vbproj"],
        ["target"] = ["Cargo.toml", "pom.xml", "build.sbt"],
    };

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = true, RecurseSubdirectories = false };

    /// <summary>Every file, link and folder below: its full path and what the system says about it.</summary>
    public static List<(string Path, FileStat Stat)> Find(string root, CancellationToken cancellationToken)
    {
        var found = new List<(string Path, FileStat Stat)>();
        for (List<string> folders = [root]; folders.Count > 0;)
        {
            var level = folders.Count > 8
                ? folders.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(In).ToList()
                : folders.ConvertAll(In);
            cancellationToken.ThrowIfCancellationRequested();
            folders = [.. level.SelectMany(entries => entries).Where(entry => entry.Stat.Kind is EntryKind.Folder).Select(entry => entry.Path)];
            foreach (var entries in level)
                found.AddRange(entries);
        }

        return found;
    }

    private static List<(string Path, FileStat Stat)> In(string folder)
    {
        var entries = new FileSystemEnumerable<(string Path, bool IsFolder)>(
            folder, static (ref entry) => (entry.ToFullPath(), entry.IsDirectory && (entry.Attributes & FileAttributes.ReparsePoint) == 0), Everything);
        var found = new List<(string Path, FileStat Stat)>();
        List<string>? names = null;
        foreach (var (path, isFolder) in entries)
            if (!(isFolder && IsMade(path, folder, ref names)) && FileStat.Of(path) is { Kind: not (EntryKind.Missing or EntryKind.Other) } stat)
                found.Add((path, stat));
        return found;
    }

    private static bool IsMade(string path, string folder, ref List<string>? names)
    {
        var name = Path.GetFileName(path);
        if (Made.Contains(name))
            return true;
        if (!MadeBeside.TryGetValue(name, out var beside))
            return false;
        names ??= [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file))];
        return names.Exists(file => Array.Exists(beside, end => file.EndsWith(end, StringComparison.Ordinal)));
    }
}
