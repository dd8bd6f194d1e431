namespace Maestro.Analysis.Files;

/// <summary>Which branch a folder is on, read from git's own files without starting git.</summary>
public static class GitHead
{
    private const string Branches = "ref: refs/heads/";
    private const string Linked = "gitdir: ";

    /// <summary>The branch, the first digits of the commit when none is checked out, or null outside git.</summary>
    public static string? Of(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var git = Path.Join(at.FullName, ".git");
            if (Directory.Exists(git))
                return Read(git);
            if (FirstLine(git) is { } line && line.StartsWith(Linked, StringComparison.Ordinal))
                return Read(Path.GetFullPath(line[Linked.Length..], at.FullName));
        }

        return null;
    }

    private static string? Read(string git) => FirstLine(Path.Join(git, "HEAD")) switch
    {
        null => null,
        var head when head.StartsWith(Branches, StringComparison.Ordinal) => head[Branches.Length..],
        var head => head[..Math.Min(8, head.Length)],
    };

    private static string? FirstLine(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadLines(file).FirstOrDefault()?.Trim() : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
