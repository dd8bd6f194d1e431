using System.Runtime.Versioning;
using CsCheck;
using Maestro.Core.Changes;
using Maestro.Storage.Folders;
using Maestro.Testing;

namespace Maestro.Storage.Tests.Undo;

/// <summary>A small tree of files on the disk, and a data folder beside it.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class Trial : IDisposable
{
    private readonly TemporaryFolder home = new();

    public Trial(Dictionary<string, string> files)
    {
        Root = RealPath.Of(Directory.CreateDirectory(Path.Combine(home.Path, "work")).FullName);
        Write(files);
    }

    public string Root { get; }

    public string Data => Path.Combine(home.Path, "data");

    public void Dispose() => home.Dispose();

    /// <summary>Makes the tree what it is to be, without regard to how.</summary>
    public void Write(Dictionary<string, string> files)
    {
        foreach (var path in Files().Keys.Where(path => !files.ContainsKey(path)))
            File.Delete(Path.Combine(Root, path));
        foreach (var folder in Directory.EnumerateDirectories(Root, "*", SearchOption.AllDirectories).OrderByDescending(folder => folder.Length).Where(folder => !Directory.EnumerateFileSystemEntries(folder).Any()).ToList())
            Directory.Delete(folder);
        foreach (var (path, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
            File.WriteAllText(Path.Combine(Root, path), text);
        }
    }

    /// <summary>The changes that make the tree what it is to be.</summary>
    public IReadOnlyList<PlannedChange> Plan(Dictionary<string, string> files)
    {
        var now = Files();
        return [.. now.Keys.Union(files.Keys).Where(path => now.GetValueOrDefault(path) != files.GetValueOrDefault(path)).Select(path => new PlannedChange(
            Path.Combine(Root, path), path, Content(now, path), Content(files, path)))];

        FileContent? Content(Dictionary<string, string> from, string path) => from.TryGetValue(path, out var text)
            ? new FileContent(System.Text.Encoding.UTF8.GetBytes(text), now.ContainsKey(path) ? File.GetUnixFileMode(Path.Combine(Root, path)) : null) : null;
    }

    public Dictionary<string, string> Files() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Where(path => !path.EndsWith(".tmp", StringComparison.Ordinal))
        .ToDictionary(path => Path.GetRelativePath(Root, path), File.ReadAllText, StringComparer.Ordinal);

    /// <summary>Every file with what is in it; also what should not be there.</summary>
    public string Text() => Trees.Text(Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(Root, path), File.ReadAllText, StringComparer.Ordinal));
}

/// <summary>Random small trees.</summary>
internal static class Trees
{
    private static readonly string[] Names = ["a", "b", "d/a", "d/b", "d/e/a", "f/x", "f/y"];

    private static readonly Gen<Dictionary<string, string>> Tree = Gen.Select(Gen.Int[0, (1 << 7) - 1], Gen.String[Gen.Char['a', 'c'], 0, 4].Array[7], (which, texts) =>
        Names.Index().Where(name => (which & (1 << name.Index)) != 0).ToDictionary(name => name.Item, name => texts[name.Index]));

    /// <summary>Two different trees; one may have a file where the other has a folder.</summary>
    public static Gen<(Dictionary<string, string> Before, Dictionary<string, string> After)> Change { get; } =
        Gen.Select(Tree, Tree, Gen.Bool, (before, after, turns) => (before, turns ? Turned(after) : after)).Where(change => Text(change.before) != Text(change.Item2));

    /// <summary>Two different trees with files at the same places or none.</summary>
    public static Gen<(Dictionary<string, string> Before, Dictionary<string, string> After)> Edit { get; } = Gen.Select(Tree, Tree).Where(change => Text(change.Item1) != Text(change.Item2));

    public static string Text(Dictionary<string, string> files) => string.Concat(files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key}={file.Value}\n"));

    private static Dictionary<string, string> Turned(Dictionary<string, string> files)
    {
        var turned = files.Where(file => !file.Key.StartsWith("f/", StringComparison.Ordinal)).ToDictionary();
        turned["f"] = "a file now";
        return turned;
    }
}
