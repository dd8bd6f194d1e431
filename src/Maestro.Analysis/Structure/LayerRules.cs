using Maestro.Core.Evidence;

namespace Maestro.Analysis.Structure;

/// <summary>Finds dependencies that go against the layering: against the stream of two components that import each other,
/// or against what their names say.</summary>
internal static class LayerRules
{
    private static readonly string[] Surface = ["ui", "web", "controllers", "controller", "views", "view", "pages", "frontend", "cli", "screen", "terminal"];
    private static readonly string[] Heart = ["domain", "core", "entities", "entity"];
    private static readonly string[] Storage = ["infrastructure", "persistence", "repositories", "repository", "storage", "db", "dal"];

    public static IReadOnlyList<BrokenLayer> Broken(IReadOnlyList<ComponentDependency> dependencies)
    {
        var imports = dependencies.ToDictionary(edge => (edge.From, edge.To), edge => edge.Imports);
        var broken = new List<BrokenLayer>();
        foreach (var edge in dependencies)
        {
            var back = imports.GetValueOrDefault((edge.To, edge.From));
            if (back >= 2 * edge.Imports)
                broken.Add(new BrokenLayer(edge,
                    $"{edge.To} imports {edge.From} {back} times, and {edge.From} imports it back {edge.Imports} {(edge.Imports == 1 ? "time" : "times")}"));
            else if (Names(edge) is { } why)
                broken.Add(new BrokenLayer(edge, why));
        }

        return broken;
    }

    private static string? Names(ComponentDependency edge)
    {
        var (from, to) = (Last(edge.From), Last(edge.To));
        return Heart.Contains(from) && Surface.Contains(to) ? $"{edge.From} is by its name what all rest on, and imports {edge.To}, which is what people see"
            : Heart.Contains(from) && Storage.Contains(to) ? $"{edge.From} is by its name independent of how things are stored, and imports {edge.To}"
            : Storage.Contains(from) && Surface.Contains(to) ? $"{edge.From} stores things, and imports {edge.To}, which is what people see"
            : null;
    }

    /// <summary>The last word of a name: <c>infrastructure</c> of <c>Shop.Infrastructure</c>.</summary>
    private static string Last(string name) => name[(name.LastIndexOfAny(['.', '/']) + 1)..].ToLowerInvariant();
}
