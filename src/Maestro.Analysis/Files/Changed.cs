using System.Text;

namespace Maestro.Analysis.Files;

/// <summary>Asks git what has changed: in the work tree, or between two commits.</summary>
public static class Changed
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly string[] Diff = ["diff", "--no-ext-diff", "--no-textconv", "--no-color", "--relative", "--src-prefix=a/", "--dst-prefix=b/", "-M"];

    /// <summary>What is not committed yet, files that git does not know included; null outside git or before the first commit.</summary>
    public static async Task<ChangeSet?> InWorkTreeAsync(string folder, CancellationToken cancellationToken)
    {
        if (!GitProgram.IsInRepository(folder) || await ReadAsync(folder, [.. Diff, "HEAD"], cancellationToken) is not { } diff)
            return null;
        var untracked = await ReadAsync(folder, ["ls-files", "-o", "--exclude-standard", "-z"], cancellationToken) ?? "";
        var added = untracked.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(path => new ChangedFile(path, [new LineRange(1, int.MaxValue)]));
        return new ChangeSet([.. UnifiedDiff.Files(diff), .. added], diff);
    }

    /// <summary>What lies between two commits; null when one of them is not known.</summary>
    public static async Task<ChangeSet?> BetweenAsync(string folder, string from, string to, CancellationToken cancellationToken)
    {
        if (!GitProgram.IsInRepository(folder) || from.StartsWith('-') || to.StartsWith('-'))
            return null;
        var diff = await ReadAsync(folder, [.. Diff, $"{from}..{to}", "--"], cancellationToken);
        return diff is null ? null : new ChangeSet(UnifiedDiff.Files(diff), diff, to);
    }

    /// <summary>The commit where a branch left the main line, when it has one of its own commits; null on the main line itself.</summary>
    public static async Task<string?> BranchPointAsync(string folder, CancellationToken cancellationToken)
    {
        if (await ReadAsync(folder, ["rev-parse", "HEAD"], cancellationToken) is not { } head)
            return null;
        foreach (var main in (string[])["origin/HEAD", "origin/main", "origin/master", "main", "master"])
            if (await ReadAsync(folder, ["merge-base", "HEAD", main], cancellationToken) is { } point)
                return point == head ? null : point.Trim();
        return null;
    }

    /// <summary>A file as it was in a commit; null when it was not there.</summary>
    public static Task<string?> TextAsync(string folder, string revision, string path, CancellationToken cancellationToken) =>
        ReadAsync(folder, ["show", "--no-textconv", $"{revision}:./{path}"], cancellationToken);

    private static async Task<string?> ReadAsync(string folder, string[] arguments, CancellationToken cancellationToken) =>
        await GitProgram.ReadAsync(folder, arguments, Limit, cancellationToken) is { Succeeded: true } read ? Encoding.UTF8.GetString(read.Bytes) : null;
}
