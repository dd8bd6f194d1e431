namespace Maestro.Analysis.Files;

/// <summary>Which branch a folder is on, read from git's own files without starting git.</summary>
public static class GitHead
{
    private const string Branches = "ref: refs/heads/";

    /// <summary>The branch, the first digits of the commit when none is checked out, or null outside git.</summary>
    public static string? Of(string folder) => GitFolder.Of(folder) is not { } git ? null : GitFolder.FirstLine(Path.Join(git.Path, "HEAD")) switch
    {
        null => null,
        var head when head.StartsWith(Branches, StringComparison.Ordinal) => head[Branches.Length..],
        var head => head[..Math.Min(8, head.Length)],
    };
}
