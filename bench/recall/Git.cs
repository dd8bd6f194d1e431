using System.Diagnostics;

namespace Maestro.Recall;

/// <summary>Runs git and gives what it wrote.</summary>
internal static class Git
{
    public static async Task<string> ReadAsync(string folder, params string[] arguments)
    {
        using var git = new Process { StartInfo = new("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true } };
        git.Start();
        var output = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        return git.ExitCode is 0 ? output : throw new InvalidOperationException($"git {arguments[0]} ended with {git.ExitCode} in {folder}.");
    }
}
