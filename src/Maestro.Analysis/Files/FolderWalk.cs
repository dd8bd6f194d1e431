using MAB.DotIgnore;

namespace Maestro.Analysis.Files;

/// <summary>Finds files where git cannot say which belong to the project.</summary>
internal static class FolderWalk
{
    private const int MaximumFound = 200_000;

    private static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal)
    {
        ".git", ".hg", ".svn", "node_modules", "bower_components", ".venv", "venv", "__pycache__", ".tox", ".mypy_cache", ".pytest_cache", "target", "bin", "obj",
        ".vs", ".idea", ".gradle", ".next", ".nuxt", ".cache", "dist", "coverage",
    };

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    public static Candidates Find(string root, CancellationToken cancellationToken)
    {
        var found = new Candidates();
        var open = new Stack<(string Folder, IgnoreRules? Rules)>();
        open.Push(("", null));
        while (open.TryPop(out var next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rules = IgnoreRules.Below(next.Rules, root, next.Folder);
            foreach (var entry in new DirectoryInfo(Path.Join(root, next.Folder)).EnumerateFileSystemInfos("*", Everything))
            {
                var path = next.Folder.Length is 0 ? entry.Name : $"{next.Folder}/{entry.Name}";
                var isFolder = entry is DirectoryInfo;
                if ((isFolder && LeftOut.Contains(entry.Name)) || (rules?.Ignores(path, isFolder) ?? false))
                    continue;
                if (entry.Name.Contains('\ufffd', StringComparison.Ordinal) || found.Paths.Count >= MaximumFound)
                    found.Skipped++;
                else if (!isFolder)
                    found.Paths.Add(path);
                else if (entry.LinkTarget is null)
                    open.Push((path, rules));
            }
        }
        return found;
    }

    /// <summary>The ignore rules that hold in a folder: its own and those of the folders above.</summary>
    private sealed class IgnoreRules(string folder, IgnoreList list, IgnoreRules? above)
    {
        public static IgnoreRules? Below(IgnoreRules? above, string root, string folder)
        {
            var file = new FileInfo(Path.Join(root, folder, ".gitignore"));
            return file is { Exists: true, Length: < 1 << 20, LinkTarget: null } ? new IgnoreRules(folder, Read(file.FullName), above) : above;
        }

        public bool Ignores(string path, bool isFolder)
        {
            var relative = folder.Length is 0 ? path : path[(folder.Length + 1)..];
            return list.IsIgnored(relative, isFolder) || (above?.Ignores(path, isFolder) ?? false);
        }

        private static IgnoreList Read(string file)
        {
            var list = new IgnoreList();
            foreach (var line in File.ReadLines(file))
                if (line.AsSpan().Trim() is { Length: > 0 } rule && rule[0] is not '#')
                    list.AddRule(line);
            return list;
        }
    }
}
