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
            found = part.AsSpan().ContainsAny('*', '?', '[')
                ? found.SelectMany(folder => Matching(folder, part))
                : found.Select(folder => Path.Join(folder, part));
        return [.. found.Take(MostExpanded).Where(Path.Exists)];
    }

    public bool IsFolder(string path) => Directory.Exists(path);

    public string? SecretBelow(string folder, bool isHiddenToo)
    {
        try
        {
            return Secrets(folder, isHiddenToo).FirstOrDefault();
        }
        catch (InvalidDataException)
        {
            return "one of more files than can be looked at";
        }
    }

    /// <summary>Every file and folder below that may hold secrets, relative to the folder.</summary>
    /// <exception cref="InvalidDataException">There are more files than can be looked at.</exception>
    public static IReadOnlyList<string> SecretsBelow(string folder) => [.. Secrets(folder, isHiddenToo: true)];

    private static IEnumerable<string> Secrets(string folder, bool isHiddenToo)
    {
        var left = MostLookedAt;
        var folders = new Queue<DirectoryInfo>(Directory.Exists(folder) ? [new DirectoryInfo(folder)] : []);
        while (folders.TryDequeue(out var current))
        {
            foreach (var entry in current.EnumerateFileSystemInfos("*", OneFolder))
            {
                if (--left < 0)
                    throw new InvalidDataException($"{folder} has more than {MostLookedAt} files, too many to look for secrets among them.");
                if (!isHiddenToo && entry.Name.StartsWith('.'))
                    continue;
                if (entry is DirectoryInfo { LinkTarget: null } below && !Passed.Contains(entry.Name))
                    folders.Enqueue(below);
                else if (entry is FileInfo && SecretFiles.Includes(Path.GetRelativePath(folder, entry.FullName)))
                    yield return Path.GetRelativePath(folder, entry.FullName);
            }
        }
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
