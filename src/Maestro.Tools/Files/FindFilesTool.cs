using System.Text.Json;
using Maestro.Analysis.Files;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Files;

/// <summary>Finds files by name.</summary>
internal sealed class FindFilesTool : ITool
{
    private const int MostFiles = 200;

    public AIFunctionDeclaration Declaration =>
        field ??= Declarations.Create(typeof(FindFilesTool), "find_files", """{"pattern":{"type":"string"}}""", "pattern");

    public string Display(JsonElement arguments) => $"find files {new Arguments(arguments).Required("pattern")}";

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [];

    public async Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var pattern = new Arguments(arguments).Required("pattern");
        var listing = await WorkTree.ListAsync(context.Cwd, cancellationToken);
        var files = listing.Paths.Where(path => Matches(pattern, path)).ToList();
        return new ToolOutcome(Bounded.Lines(files, MostFiles, "files"));
    }

    private static bool Matches(string pattern, string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (pattern.Contains('/', StringComparison.Ordinal))
            return Wildcard.Matches(pattern, path, crossesFolders: false);
        return pattern.AsSpan().ContainsAny('*', '?')
            ? Wildcard.Matches(pattern, name, crossesFolders: true)
            : name.Contains(pattern, StringComparison.OrdinalIgnoreCase);
    }
}
