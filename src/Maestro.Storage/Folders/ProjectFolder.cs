namespace Maestro.Storage.Folders;

/// <summary>The folder whose <c>.maestro</c> holds a project's own settings.</summary>
public static class ProjectFolder
{
    /// <summary>The nearest folder with a <c>.maestro</c>, from here up to the root of the repository; without one, that
    /// root, or outside a repository the folder itself.</summary>
    public static string Of(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            if (Directory.Exists(Path.Combine(current, ".maestro")))
                return current;
            if (Path.Exists(Path.Combine(current, ".git")))
                return current;
        }

        return folder;
    }

    /// <summary>The root of the git repository that the folder lies in; null outside of one.</summary>
    public static string? RepositoryRoot(string folder)
    {
        var current = folder;
        while (current is not null && !Path.Exists(Path.Combine(current, ".git")))
            current = Path.GetDirectoryName(current);
        return current;
    }
}
