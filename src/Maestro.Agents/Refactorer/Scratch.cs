using System.Text.Json;
using Maestro.Analysis.Files;
using Maestro.Core.Changes;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Agents.Refactorer;

/// <summary>A copy of the work folder in which a model may change what it likes; nothing else is within its reach.</summary>
internal sealed class Scratch : IDisposable, IChangeRecord
{
    private readonly string cwd;
    private readonly string folder = Directory.CreateTempSubdirectory("maestro-copy-").FullName;
    private readonly SortedSet<string> touched = new(StringComparer.Ordinal);

    private Scratch(string cwd) => this.cwd = cwd;

    /// <summary>Files that may hold secrets are not copied.</summary>
    public static async Task<Scratch> CopyAsync(string cwd, CancellationToken cancellationToken)
    {
        var scratch = new Scratch(cwd);
        var isWhole = false;
        try
        {
            var listing = await WorkTree.ListAsync(cwd, cancellationToken);
            foreach (var path in listing.Paths.Where(path => !SecretFiles.Includes(path)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var copy = Path.Combine(scratch.folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(Path.Combine(cwd, path), copy);
            }

            isWhole = true;
            return scratch;
        }
        finally
        {
            if (!isWhole)
                scratch.Dispose();
        }
    }

    public string Folder => folder;

    /// <summary>The same tools, bound to the copy.</summary>
    public ToolRunner Bind(ToolRunner tools, TimeProvider time) =>
        new([.. tools.Tools.Where(tool => tool.Declaration.Name is not "run_command").Select(tool => new OnCopy(tool, cwd, folder))], new ApprovalGate(new OnlyHere(), canAsk: false), folder, time) { Changes = this };

    public Task ApplyAsync(IReadOnlyList<PlannedChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            touched.Add(Path.GetRelativePath(Tools.WorkspacePath.Real(folder), change.FullPath));
            Write(change.FullPath, change.After);
        }

        return Task.CompletedTask;
    }

    public Task<IWorkFolderWatch> WatchAsync(CancellationToken cancellationToken) => throw new ToolException("No command runs in the copy.");

    /// <summary>What would make the work folder what the copy has become.</summary>
    public IReadOnlyList<PlannedChange> Changes()
    {
        var root = Tools.WorkspacePath.Real(cwd);
        return [.. touched.Select(path => new PlannedChange(Path.Combine(root, path), path, Read(Path.Combine(root, path)), Now(path)))
            .Where(change => (change.Before, change.After) switch
            {
                (null, null) => false,
                ({ } before, { } after) => !before.IsSame(after),
                _ => true,
            })];
    }

    public void Dispose()
    {
        // What was killed in the copy may still be writing its last file.
        for (var attempt = 1; Directory.Exists(folder); attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (attempt < 20)
            {
                Thread.Yield();
            }
        }
    }

    /// <summary>A file keeps the mode that it has in the work folder.</summary>
    private FileContent? Now(string path) => Read(Path.Combine(folder, path)) is { } now ? now with { Mode = Read(Path.Combine(cwd, path))?.Mode } : null;

    private static FileContent? Read(string path) => new FileInfo(path) is not { Exists: true } file ? null
        : file.LinkTarget is { } target ? new FileContent(default, null, target)
        : new FileContent(File.ReadAllBytes(path), OperatingSystem.IsWindows() ? null : file.UnixFileMode);

    private static void Write(string path, FileContent? content)
    {
        if (content is null)
        {
            File.Delete(path);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content.Bytes.Span);
    }

    /// <summary>A path of the work folder means the same file of the copy.</summary>
    private sealed class OnCopy(ITool tool, string cwd, string folder) : ITool
    {
        public AIFunctionDeclaration Declaration => tool.Declaration;

        public bool IsPlanned => tool.IsPlanned;

        public string Display(JsonElement arguments) => tool.Display(arguments);

        public IReadOnlyList<Access> Needs(JsonElement arguments, string root) => tool.Needs(Moved(arguments), root);

        public ChangePlan? Plan(JsonElement arguments, string root) => tool.Plan(Moved(arguments), root);

        public Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken) =>
            tool.RunAsync(Moved(arguments), context, cancellationToken);

        private JsonElement Moved(JsonElement arguments) =>
            JsonElement.Parse(arguments.GetRawText().Replace($"\"{cwd}/", $"\"{folder}/", StringComparison.Ordinal));
    }

    private sealed class OnlyHere : IAccessPolicy
    {
        public AccessDecision Decide(Access access) =>
            access.InWorkspace && access.Kind is AccessKind.Read or AccessKind.Edit && !SecretFiles.Includes(access.Target)
            ? AccessDecision.Free
            : new AccessDecision(Verdict.Deny, "this is worked out on a copy of the work folder, and nothing else can be reached from it");

        public void Allow(string rule, bool always) => throw new NotSupportedException("Nothing is asked in a copy.");
    }
}
