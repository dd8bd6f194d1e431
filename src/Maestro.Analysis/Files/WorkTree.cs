using System.Text;
using System.Text.Unicode;

namespace Maestro.Analysis.Files;

/// <summary>Lists the files of a work folder: those that git knows or would add, else those that no <c>.gitignore</c> leaves out.</summary>
public static class WorkTree
{
    /// <summary>More files than this are left out, the deepest first.</summary>
    public const int MaximumFiles = 25_000;

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static async Task<WorkTreeListing> ListAsync(string root, CancellationToken cancellationToken)
    {
        var (files, skipped, isGitRepository) = await FindAsync(root, cancellationToken);
        return new WorkTreeListing(files.ConvertAll(file => file.Path), skipped, isGitRepository);
    }

    internal static async Task<(List<FoundFile> Files, int Skipped, bool IsGitRepository)> FindAsync(string root, CancellationToken cancellationToken)
    {
        root = Path.GetFullPath(root);
        if (!Directory.Exists(root))
            throw new DirectoryNotFoundException($"There is no folder {root}.");
        var listed = GitProgram.IsInRepository(root)
            ? await GitProgram.ReadAsync(root, ["ls-files", "-co", "--exclude-standard", "-z"], TimeSpan.FromSeconds(30), cancellationToken)
            : null;
        var candidates = listed is { Succeeded: true } ? Names(listed.Bytes) : new Candidates();
        // Nothing listed: the folder is empty, or it lies in an ignored part of a repository and is wanted all the same.
        if (candidates.Paths.Count is 0)
            candidates = FolderWalk.Find(root, cancellationToken);
        var files = Existing(root, candidates);
        return (files, candidates.Skipped, listed is { Succeeded: true });
    }

    private static Candidates Names(ReadOnlySpan<byte> listed)
    {
        var names = new Candidates();
        foreach (var range in listed.Split((byte)0))
        {
            var name = listed[range];
            if (name.IsEmpty || name[^1] is (byte)'/')
                continue;
            if (Utf8.IsValid(name))
                names.Paths.Add(Encoding.UTF8.GetString(name));
            else
                names.Skipped++;
        }
        return names;
    }

    private static List<FoundFile> Existing(string root, Candidates candidates)
    {
        var folders = new RealFolders(root);
        var files = new List<FoundFile>(Math.Min(candidates.Paths.Count, MaximumFiles));
        foreach (var path in Bounded(candidates))
        {
            if (files.Count > 0 && files[^1].Path == path)
                continue;
            var info = new FileInfo(Path.Join(root, path));
            if (!info.Exists)
                continue;
            if (info.Attributes.HasFlag(FileAttributes.ReparsePoint) || !folders.Contains(path))
                candidates.Skipped++;
            else
                files.Add(new FoundFile(path, info.Length, info.LastWriteTimeUtc.Ticks));
        }
        return files;
    }

    private static List<string> Bounded(Candidates candidates)
    {
        var paths = candidates.Paths;
        if (paths.Count > MaximumFiles)
        {
            candidates.Skipped += paths.Count - MaximumFiles;
            paths = [.. paths.OrderBy(path => path.AsSpan().Count('/')).Take(MaximumFiles)];
        }
        paths.Sort(StringComparer.Ordinal);
        return paths;
    }
}
