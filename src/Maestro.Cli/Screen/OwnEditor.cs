using System.Diagnostics;

namespace Maestro.Cli.Screen;

/// <summary>The editor that the person has set, opened on a text.</summary>
internal static class OwnEditor
{
    /// <summary>What the text was saved as; null when the editor was left with an error.</summary>
    public static async Task<string?> EditAsync(string text, Func<string, string?> environment)
    {
        // Readable by its owner alone.
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text);

            // As git does it: the variable may hold options, so a shell reads it.
            var editor = environment("VISUAL") is { Length: > 0 } visual ? visual : environment("EDITOR") is { Length: > 0 } named ? named : "vi";
            using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"{editor} \"$1\"", "sh", file]) { UseShellExecute = false });
            if (process is null)
                return null;
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? (await File.ReadAllTextAsync(file)).TrimEnd('\n', '\r') : null;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
