using Maestro.Core.Permissions;

namespace Maestro.Analysis.Files;

/// <summary>Looks at the names of the files that are there, for the rules of what may be done.</summary>
public sealed class FileNames : IFileNames
{
    private const int MostExpanded = 2_000;
    private const int MostLookedAt = 200_000;

    /// <summary>Folders of packages and of git, in which certificates of others lie and nobody's own secrets.</summary>
    private static readonly string[] Passed = [".git", "node_modules", ".venv"];

    private static readonly EnumerationOptions OneFolder = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    public IReadOnlyList<string> Expand(string pattern)
    {
        IEnumerable<string> found = ["/"];
        foreach (var part in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
            found = part.AsSpan().ContainsAny('*', '?', '[') ? found.SelectMany(folder => Matching(folder, part)) : found.Select(folder => Path.Join(folder, part));
        return [.. found.Take(MostExpanded).Where(Path.Exists)];
    }

    public string? SecretBelow(string folder, bool isHiddenToo)
    {
        if (!Directory.Exists(folder))
            return null;
        var left = MostLookedAt;
        var folders = new Queue<DirectoryInfo>([new DirectoryInfo(folder)]);
        while (folders.TryDequeue(out var current))
        {
            foreach (var entry in current.EnumerateFileSystemInfos("*", OneFolder))
            {
                if (--left < 0)
                    return "more files than can be looked at, one of";
                if (!isHiddenToo && entry.Name.StartsWith('.'))
                    continue;
                if (entry is DirectoryInfo { LinkTarget: null } below && !Passed.Contains(entry.Name))
                    folders.Enqueue(below);
                else if (entry is FileInfo && SecretFiles.Includes(Path.GetRelativePath(folder, entry.FullName)))
                    return Path.GetRelativePath(folder, entry.FullName);
            }
        }

        return null;
    }

    public string? TrackedSecret(string folder, IReadOnlyList<string> paths)
    {
        if (GitFolder.Of(folder) is not { } git)
            return null;
        if (GitIndex.Names(git) is not { } names)
            return SecretBelow(folder, isHiddenToo: true);
        var wanted = paths.Select(path => Path.GetRelativePath(git.Root, Path.GetFullPath(path, folder))).ToList();
        return names.FirstOrDefault(name => SecretFiles.Includes(name)
            && (wanted.Count == 0 || wanted.Exists(path => path is "." || name == path || name.StartsWith($"{path}/", StringComparison.Ordinal))));
    }

    /// <summary>As a shell does: names that begin with a dot only for a pattern that does, and a class counts as any character.</summary>
    private static IEnumerable<string> Matching(string folder, string part)
    {
        if (!Directory.Exists(folder))
            return [];
        var plain = System.Text.RegularExpressions.Regex.Replace(part, @"\[.[^\]]*\]?", "?", System.Text.RegularExpressions.RegexOptions.NonBacktracking);
        return Directory.EnumerateFileSystemEntries(folder, "*", OneFolder)
            .Where(path => Path.GetFileName(path) is var name && (part[0] is '.' || name[0] is not '.') && Wildcard.Matches(plain.Replace("**", "*", StringComparison.Ordinal), name, crossesFolders: false));
    }
}
