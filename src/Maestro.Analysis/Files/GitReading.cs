using System.Text;

namespace Maestro.Analysis.Files;

/// <summary>What git says of a work folder; only what reads, so that no setting of the repository can start a program.</summary>
public static class GitReading
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>The branch and every file that is not as it was committed, in git's short form.</summary>
    public static Task<string?> StatusAsync(string folder, CancellationToken cancellationToken) =>
        ReadAsync(folder, ["status", "--short", "--branch", "--untracked-files=all", "--ignore-submodules=dirty"], null, cancellationToken);

    /// <summary>A unified diff.</summary>
    /// <param name="between">A commit or a range such as <c>main..HEAD</c>; null compares the work folder with the last commit.</param>
    /// <param name="path">Only this file or folder.</param>
    public static Task<string?> DiffAsync(string folder, string? between, string? path, bool isStaged, CancellationToken cancellationToken)
    {
        List<string> arguments = ["diff", "--no-ext-diff", "--no-textconv", "--no-color"];
        if (isStaged)
            arguments.Add("--cached");
        arguments.Add("--end-of-options");
        if (between is { Length: > 0 } || !isStaged)
            arguments.Add(between is { Length: > 0 } ? between : "HEAD");
        return ReadAsync(folder, arguments, path, cancellationToken);
    }

    /// <summary>The latest commits, one a line: hash, day, author, subject.</summary>
    public static Task<string?> LogAsync(string folder, int count, string? path, CancellationToken cancellationToken) => ReadAsync(
        folder, ["log", $"--max-count={count}", "--date=short", "--format=%h %ad %an: %s"], path, cancellationToken);

    /// <returns>Null when git is missing, refuses, or this is no repository.</returns>
    private static async Task<string?> ReadAsync(string folder, List<string> arguments, string? path, CancellationToken cancellationToken)
    {
        arguments.Add("--");
        if (path is { Length: > 0 })
            arguments.Add(path);
        return GitProgram.IsInRepository(folder)
            && await GitProgram.ReadAsync(folder, [.. arguments], Limit, cancellationToken) is { Succeeded: true, IsWhole: true } output
            ? Encoding.UTF8.GetString(output.Bytes) : null;
    }
}
