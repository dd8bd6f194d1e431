using System.Text;

namespace Maestro.Analysis.Files;

/// <summary>What has changed in one file since the last commit.</summary>
public static class FileChanges
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static readonly string[] Diff = ["diff", "--no-ext-diff", "--no-textconv", "--no-color"];

    /// <summary>A unified diff; of a file that git does not know, all of it as added. Empty when nothing has changed, null when git is missing.</summary>
    public static async Task<string?> OfAsync(string folder, string path, CancellationToken cancellationToken)
    {
        if (GitProgram.IsInRepository(folder))
        {
            var changed = await GitProgram.ReadAsync(folder, [.. Diff, "HEAD", "--", path], Limit, cancellationToken);
            if (changed is { Succeeded: true, Bytes.Length: > 0 })
                return Encoding.UTF8.GetString(changed.Bytes);
            var known = await GitProgram.ReadAsync(folder, ["ls-files", "--", path], Limit, cancellationToken);
            if (known is { Succeeded: true, Bytes.Length: > 0 })
                return "";
        }

        if (!File.Exists(Path.Combine(folder, path)))
            return "";
        var whole = await GitProgram.ReadAsync(folder, [.. Diff, "--no-index", "--", "/dev/null", path], Limit, cancellationToken);
        return whole is null ? null : Encoding.UTF8.GetString(whole.Bytes);
    }
}
