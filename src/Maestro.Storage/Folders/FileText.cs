namespace Maestro.Storage.Folders;

/// <summary>Replaces the text of a file at once: a reader sees the old text or the new one, never half of it.</summary>
internal static class FileText
{
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Replace(string path, string text)
    {
        var real = RealPath.Of(path);
        Directory.CreateDirectory(Path.GetDirectoryName(real)!);
        var next = $"{real}.{Environment.ProcessId}.new";
        File.WriteAllText(next, text);
        File.Move(next, real, overwrite: true);
    }
}
