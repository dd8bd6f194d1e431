using Maestro.Analysis.Checks;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>Finds the parts of a repository that can be built and run, the one with most files first.</summary>
public static class StackSearch
{
    private const int Most = 3;

    private static readonly Dictionary<string, Func<StackSources, string, Stack?>> Readers = new(StringComparer.Ordinal)
    {
        ["NuGet"] = DotNetStack.Read, ["npm"] = NodeStack.Read, ["PyPI"] = PythonStack.Read, ["Go"] = GoStack.Read, ["Maven"] = JvmStack.Read, ["crates.io"] = RustStack.Read,
    };

    /// <param name="files">The code, for ports and applications.</param>
    public static IReadOnlyList<Stack> Of(DeliveryTree tree, ProjectFacts facts, IReadOnlyList<ScanFile> files)
    {
        var sources = new StackSources(tree, facts, files);
        var found = new List<Stack>();
        foreach (var ofOne in facts.Manifests.Where(manifest => Readers.ContainsKey(manifest.Ecosystem)).GroupBy(manifest => manifest.Ecosystem))
        {
            var nearest = ofOne.OrderBy(manifest => manifest.Path.AsSpan().Count('/')).First();
            var folder = ofOne.Key is "NuGet" ? "" : DeliveryTree.FolderOf(nearest.Path);
            if (Readers[ofOne.Key](sources, folder) is { } stack)
                found.Add(stack);
        }

        // A manifest without commands or a program, such as the package.json of a tool that checks the texts, is no part of its own.
        var real = found.Where(stack => stack.Start is not null || stack.Checks.Count > 0).ToList();
        return [.. (real.Count > 0 ? real : found).Take(Most)];
    }
}
