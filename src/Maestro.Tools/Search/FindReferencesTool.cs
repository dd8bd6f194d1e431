using System.Text.Json;
using Maestro.Analysis.Refactoring;
using Maestro.Analysis.Search;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Maestro.Tools.Edits;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Search;

/// <summary>Finds every place of a name, and tells declarations, code and text apart.</summary>
internal sealed class FindReferencesTool(string? cacheFolder) : ITool
{
    private const int MostPlaces = 200;

    public AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(FindReferencesTool), "find_references", """{"name":{"type":"string","description":"a function, type, method, variable or constant"}}""", "name");

    public string Display(JsonElement arguments) => $"find references of {new Arguments(arguments).Required("name")}";

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [];

    public async Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var name = new Arguments(arguments).Required("name");
        var index = await RepositoryIndex.OpenAsync(context.Cwd, cacheFolder, cancellationToken);
        var places = new NameSearch(index, path => context.MayRead(WorkspacePath.Of(path, context.Cwd).Needs(AccessKind.Read)) ? TextEdits.Read(context.Cwd, path) : null).Find(name, cancellationToken);
        return new ToolOutcome(Bounded.Lines(
            [.. places.OrderBy(place => place.Kind).Select(place => $"{place.Kind.ToString().ToLowerInvariant(),-11} {place.Path}:{place.Line}: {place.LineText}")], MostPlaces, "places"));
    }
}
