namespace Maestro.Testing;

/// <summary>An empty folder of a test's own, deleted with all in it when the test is over.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>The whole path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("maestro-test-").FullName;

    /// <summary>Writes a file, creates the folders above it, and returns its whole path.</summary>
    public string Write(string relative, string text = "")
    {
        var path = At(relative);
        Directory.CreateDirectory(global::System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string At(string relative) => global::System.IO.Path.Combine(Path, relative);

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
