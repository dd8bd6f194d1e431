using System.Text.Json;
using Maestro.Analysis.Map;
using Maestro.Analysis.Search;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Search;

/// <summary>Shows the repository map.</summary>
internal sealed class RepositoryMapTool(string? cacheFolder) : ITool
{
    private const int MostCharacters = 12_000;

    public AIFunctionDeclaration Declaration =>
        field ??= Declarations.Create(
            typeof(RepositoryMapTool), "repository_map", """{"path":{"type":"string","description":"a folder, relative to the work folder"}}""");

    public string Display(JsonElement arguments) => new Arguments(arguments).Optional("path") is { } path ? $"map {path}" : "map the repository";

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [];

    public async Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var folder = new Arguments(arguments).Optional("path")?.Trim('/').TrimStart('.').Trim('/');
        var index = await RepositoryIndex.OpenAsync(context.Cwd, cacheFolder, cancellationToken);
        var files = string.IsNullOrEmpty(folder)
            ? index.Files
            : [.. index.Files.Where(file => file.Path == folder || file.Path.StartsWith(folder + "/", StringComparison.Ordinal))];
        if (files.Count == 0)
            throw new ToolException(folder is null ? "The repository has no files that can be read." : $"There are no files in {folder}.");
        return new ToolOutcome(RepositoryMap.Render(files, MostCharacters));
    }
}
