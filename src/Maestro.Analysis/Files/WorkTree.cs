using System.Collections.Concurrent;
using System.Text;
using System.Text.Unicode;

namespace Maestro.Analysis.Files;

/// <summary>Lists the files of a work folder: those that git knows or would add, else those that no <c>.gitignore</c> leaves out.</summary>
public static class WorkTree
{
    /// <summary>More files than this are left out, the deepest first.</summary>
    public const int MaximumFiles = 25_000;

    /// <summary>So many are looked at by one thread before it asks for more.</summary>
    private const int FilesAtOnce = 1024;

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
        var paths = Bounded(candidates);
        if (paths.Count == 0)
            return [];
        var found = new FoundFile?[paths.Count];
        var skipped = 0;
        Parallel.ForEach(Partitioner.Create(0, paths.Count, FilesAtOnce), range =>
        {
            var folders = new RealFolders(root);
            for (var i = range.Item1; i < range.Item2; i++)
            {
                var info = new FileInfo(Path.Join(root, paths[i]));
                if ((i > 0 && paths[i - 1] == paths[i]) || !info.Exists)
                    continue;
                if (info.Attributes.HasFlag(FileAttributes.ReparsePoint) || !folders.Contains(paths[i]))
                    Interlocked.Increment(ref skipped);
                else
                    found[i] = new FoundFile(paths[i], info.Length, info.LastWriteTimeUtc.Ticks);
            }
        });
        candidates.Skipped += skipped;
        return [.. found.OfType<FoundFile>()];
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
