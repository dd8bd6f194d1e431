using System.ComponentModel;
using System.Diagnostics;

namespace Maestro.Analysis.Files;

/// <summary>Asks the git program read-only questions, so that no setting of the repository can start another program.</summary>
internal static class GitProgram
{
    private static readonly string[] Guards =
    [
        "--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "log.showSignature=false",
        "-c", "protocol.allow=never", "-c", "core.quotePath=false",
    ];

    private static readonly string[] Inherited = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT", "GIT_EXTERNAL_DIFF"];

    /// <summary>Whether the folder or one above it has a <c>.git</c>, which saves starting git where there is nothing to ask.</summary>
    public static bool IsInRepository(string root)
    {
        for (var folder = root; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.Exists(Path.Join(folder, ".git")))
                return true;
        return false;
    }

    /// <returns>Null where there is no git program.</returns>
    public static async Task<GitOutput?> ReadAsync(string folder, string[] arguments, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(folder, arguments) };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        var bytes = new MemoryStream();
        try
        {
            process.StandardInput.Close();
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(bytes, timeout.Token), process.StandardError.BaseStream.CopyToAsync(Stream.Null, timeout.Token));
            await process.WaitForExitAsync(timeout.Token);
            return new GitOutput(bytes.ToArray(), process.ExitCode is 0, IsWhole: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new GitOutput(bytes.ToArray(), Succeeded: true, IsWhole: false);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo StartInfo(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("git", [.. Guards, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in Inherited)
            start.Environment.Remove(name);
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        return start;
    }
}
