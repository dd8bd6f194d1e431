using Maestro.Analysis.Checks;
using Maestro.Analysis.Source;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>Finds the parts of a repository that can be built and run, the one with most files first.</summary>
public static class StackSearch
{
    private const int Most = 3;
    private const int MostFolders = 6;

    private static readonly Dictionary<string, Func<StackSources, string, Stack?>> Readers = new(StringComparer.Ordinal)
    {
        ["NuGet"] = DotNetStack.Read,
        ["npm"] = NodeStack.Read,
        ["PyPI"] = PythonStack.Read,
        ["Go"] = GoStack.Read,
        ["Maven"] = JvmStack.Read,
        ["crates.io"] = RustStack.Read,
    };

    /// <param name="files">The code, for ports and applications.</param>
    public static IReadOnlyList<Stack> Of(DeliveryTree tree, ProjectFacts facts, IReadOnlyList<ScanFile> files)
    {
        var sources = new StackSources(tree, facts, files);
        var found = new List<Stack>();
        foreach (var ecosystem in facts.Manifests.Select(manifest => manifest.Ecosystem).Where(Readers.ContainsKey).Distinct())
        {
            var stacks = Folders(tree, facts, ecosystem).Select(folder => Readers[ecosystem](sources, folder)).OfType<Stack>().ToList();
            if ((stacks.Find(stack => stack.Start is not null) ?? stacks.FirstOrDefault()) is { } stack)
                found.Add(stack);
        }

        // A manifest without commands or a program, such as the package.json of a tool that checks the texts, is no part of its own.
        var real = found.Where(stack => stack.Start is not null || stack.Checks.Count > 0).ToList();
        return [.. (real.Count > 0 ? real : found).Take(Most)];
    }

    /// <summary>Where the parts of an ecosystem may begin, the nearest to the root first.</summary>
    private static IEnumerable<string> Folders(DeliveryTree tree, ProjectFacts facts, string ecosystem)
    {
        if (ecosystem is "NuGet")
            return [""];
        var named = facts.Manifests.Where(manifest => manifest.Ecosystem == ecosystem).Select(manifest => manifest.Path);
        var more = ecosystem switch { "PyPI" => tree.Named("pyproject.toml"), "npm" => tree.Named("package.json"), _ => [] };
        return named.Concat(more.Where(path => path.AsSpan().Count('/') <= 2 && !TestPaths.IsTest(path) && !TestPaths.IsSample(path) && !path.Contains("node_modules/", StringComparison.Ordinal)))
            .Select(DeliveryTree.FolderOf).Distinct().OrderBy(folder => folder.Length == 0 ? 0 : folder.AsSpan().Count('/') + 1).Take(MostFolders);
    }
}
