using System.Text.Json;

namespace Maestro.Storage.Folders;

/// <summary>The folders whose own settings the person trusts, kept with the person's data.</summary>
/// <remarks>A folder is trusted when it was named itself, or when it lies in a repository whose root was named; a submodule
/// is a repository of its own.</remarks>
/// <param name="dataFolder">The user's data folder.</param>
public sealed class TrustStore(string dataFolder)
{
    public string Path { get; } = System.IO.Path.Combine(dataFolder, "trust.json");

    /// <exception cref="InvalidDataException">The list cannot be read; then nothing may count as trusted.</exception>
    public bool IsTrusted(string folder)
    {
        var trusted = Read();
        if (trusted.Count == 0)
            return false;
        var real = RealPath.Of(folder);
        return trusted.Contains(real) || (ProjectFolder.RepositoryRoot(real) is { } root && trusted.Contains(root));
    }

    /// <summary>Remembers the folder; gives its real path.</summary>
    /// <exception cref="IOException">The list cannot be written.</exception>
    public string Trust(string folder)
    {
        var real = RealPath.Of(folder);
        var trusted = Read();
        if (trusted.Add(real))
            FileText.Replace(Path, Write(trusted));
        return real;
    }

    private SortedSet<string> Read()
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path));
            return new SortedSet<string>(
                json.RootElement.GetProperty("folders").EnumerateArray().Select(folder => folder.GetString()!), StringComparer.Ordinal);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return new SortedSet<string>(StringComparer.Ordinal);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{Path} cannot be read: {wrong.Message.TrimEnd('.')}. Delete it, then trust your folders again.", wrong);
        }
    }

    private static string Write(IEnumerable<string> folders)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("folders");
            foreach (var folder in folders)
                json.WriteStringValue(folder);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
