namespace Maestro.Analysis.Files;

/// <summary>Where git keeps what it knows of a folder, found without starting git.</summary>
/// <param name="Path">The <c>.git</c> folder, or for a linked work tree its own part of it.</param>
/// <param name="Root">The folder that is under version control.</param>
public sealed record GitFolder(string Path, string Root)
{
    private const string Linked = "gitdir: ";

    /// <summary>Null outside git.</summary>
    public static GitFolder? Of(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var git = System.IO.Path.Join(at.FullName, ".git");
            if (Directory.Exists(git))
                return new GitFolder(git, at.FullName);
            if (FirstLine(git) is { } line && line.StartsWith(Linked, StringComparison.Ordinal))
                return new GitFolder(System.IO.Path.GetFullPath(line[Linked.Length..], at.FullName), at.FullName);
        }

        return null;
    }

    /// <summary>Null when the file cannot be read.</summary>
    public static string? FirstLine(string file)
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
