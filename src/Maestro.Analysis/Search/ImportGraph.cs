namespace Maestro.Analysis.Search;

/// <summary>Which files import which, by number.</summary>
internal sealed class ImportGraph
{
    private readonly List<int>[] importers;

    public ImportGraph(IReadOnlyList<string> paths, IReadOnlyList<IReadOnlyList<string>> imports)
    {
        var numbers = new Dictionary<string, int>(paths.Count, StringComparer.Ordinal);
        for (var i = 0; i < paths.Count; i++)
            numbers[paths[i]] = i;
        importers = new List<int>[paths.Count];
        Imports = new int[paths.Count][];
        for (var i = 0; i < paths.Count; i++)
        {
            Imports[i] = [.. imports[i].Select(path => numbers.GetValueOrDefault(path, -1)).Where(file => file >= 0 && file != i)];
            foreach (var imported in Imports[i])
                (importers[imported] ??= []).Add(i);
        }
    }

    public int[][] Imports { get; }

    public IReadOnlyList<int> ImportersOf(int file) => importers[file] ?? [];

    /// <summary>Files on either side of an import.</summary>
    public IEnumerable<int> Neighbours(int file) => Imports[file].Concat(ImportersOf(file));
}
