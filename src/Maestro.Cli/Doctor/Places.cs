namespace Maestro.Cli.Doctor;

/// <summary>Whether folders can be written to.</summary>
internal static class Places
{
    /// <summary>Tries it in the folder, or in the nearest one above it that exists; leaves nothing behind.</summary>
    public static Finding Writable(string what, string folder)
    {
        var existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
            existing = parent;
        try
        {
            var trial = Path.Combine(existing, $".maestro-{Guid.NewGuid():N}");
            using (new FileStream(trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
                return new(FindingState.Good, what, existing == folder ? folder : $"{folder} (not there yet)");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(FindingState.Broken, what, $"{folder} cannot be written: {failure.Message}");
        }
    }
}
