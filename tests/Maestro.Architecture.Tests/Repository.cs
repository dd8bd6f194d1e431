namespace Maestro.Architecture.Tests;

/// <summary>The sources of this repository, found from the test's own folder.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Sources { get; } = Read("src", "*.cs");

    public static IReadOnlyList<SourceFile> Read(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path))))];

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Maestro.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Maestro.slnx was not found above the tests.");
        return folder;
    }
}

/// <summary>A file with its text; <paramref name="Path"/> is relative to the repository.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string Project => Path.Split('/')[1];

    public int Lines => Text.AsSpan().Count('\n');
}
