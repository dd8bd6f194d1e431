using Maestro.Agents.Refactorer;
using Maestro.Core.Changes;
using Maestro.Core.Tools;

namespace Maestro.Agents.Testing;

/// <summary>A copy of the work folder in which tests run, with links to the packages that are installed there.</summary>
internal sealed class TestCopy : IDisposable
{
    /// <summary>Python finds the copy's code before an installed one, and no compiled file of one change is taken for another; uv installs nothing.</summary>
    private const string Surroundings = "export UV_NO_SYNC=1 PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=\"$PWD/src:$PWD${PYTHONPATH:+:$PYTHONPATH}\"; ";

    private static readonly string[] OwnCaches = [".cache", ".vite", ".vitest"];
    private readonly Scratch scratch;

    private TestCopy(Scratch scratch) => this.scratch = scratch;

    public string Folder => scratch.Folder;

    public static async Task<TestCopy> MakeAsync(string cwd, CancellationToken cancellationToken)
    {
        var scratch = await Scratch.CopyAsync(cwd, cancellationToken);
        foreach (var manifest in Directory.EnumerateFiles(scratch.Folder, "package.json", SearchOption.AllDirectories)
            .Select(file => Path.GetDirectoryName(file)!).ToList())
            Link(Path.Combine(cwd, Path.GetRelativePath(scratch.Folder, manifest), "node_modules"), Path.Combine(manifest, "node_modules"));
        foreach (var environment in (string[])[".venv", "venv"])
            if (Directory.Exists(Path.Combine(cwd, environment)) && !Path.Exists(Path.Combine(scratch.Folder, environment)))
                Directory.CreateSymbolicLink(Path.Combine(scratch.Folder, environment), Path.Combine(cwd, environment));
        return new TestCopy(scratch);
    }

    public static string Prepared(string command) => Surroundings + command;

    public ToolRunner Bind(ToolRunner tools, TimeProvider time) => scratch.Bind(tools, time);

    /// <summary>What a model has changed in it.</summary>
    public IReadOnlyList<PlannedChange> Changes() => scratch.Changes();

    public byte[] Read(string path) => File.ReadAllBytes(Path.Combine(Folder, path));

    public void Write(string path, ReadOnlySpan<byte> bytes) => File.WriteAllBytes(Path.Combine(Folder, path), bytes);

    public void Dispose() => scratch.Dispose();

    /// <summary>The folder of packages is one of the copy, so that what is cached in it stays there; a link inside of the repository leads into the
    /// copy.</summary>
    private static void Link(string from, string to)
    {
        if (!Directory.Exists(from) || Path.Exists(to))
            return;
        Directory.CreateDirectory(to);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos().Where(entry => !OwnCaches.Contains(entry.Name)))
        {
            var path = Path.Combine(to, entry.Name);
            if (entry.LinkTarget is { } target)
                File.CreateSymbolicLink(path, target);
            else if (entry is DirectoryInfo && (entry.Name is ".bin" || entry.Name.StartsWith('@')))
                Link(entry.FullName, path);
            else
                File.CreateSymbolicLink(path, entry.FullName);
        }
    }
}
