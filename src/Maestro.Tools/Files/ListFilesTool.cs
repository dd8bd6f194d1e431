using System.Text.Json;
using Maestro.Analysis.Files;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Files;

/// <summary>Lists what is below a folder.</summary>
internal sealed class ListFilesTool : ITool
{
    private const int MostEntries = 400;
    private const int UsualDepth = 2;

    public AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(ListFilesTool), "list_files", """{"path":{"type":"string","description":"relative to the work folder; the work folder itself when left out"},"depth":{"type":"integer"}}""");

    public string Display(JsonElement arguments) => $"list {new Arguments(arguments).Optional("path") ?? "."}";

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) =>
        [WorkspacePath.Of(new Arguments(arguments).Optional("path") ?? ".", cwd).Needs(AccessKind.Read)];

    public async Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var given = new Arguments(arguments);
        var folder = WorkspacePath.Of(given.Optional("path") ?? ".", context.Cwd);
        if (!Directory.Exists(folder.FullPath))
            throw new ToolException($"There is no folder {folder.Shown}.");
        var depth = Math.Max(1, given.Number("depth") ?? UsualDepth);
        var listing = await WorkTree.ListAsync(folder.FullPath, cancellationToken);
        var entries = listing.Paths.Select(path => Shorten(path, depth)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new ToolOutcome(Bounded.Lines(entries, MostEntries, "entries"));
    }

    private static string Shorten(string path, int depth)
    {
        var parts = path.Split('/');
        return parts.Length <= depth ? path : string.Join('/', parts.Take(depth)) + "/";
    }
}
