using Maestro.Analysis.Source;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Structure;

/// <summary>Who imports whom among components, with layers and circles; components are few, so that every pair is looked at.</summary>
internal sealed class ComponentGraph
{
    private readonly string[] names;
    private readonly bool[,] reach;
    private readonly Dictionary<string, int> users;
    private readonly ILookup<string, string> importers;
    private readonly Dictionary<(int From, int To), (int Imports, string Example)> edges = [];

    public ComponentGraph(IReadOnlyList<ComponentDraft> parts, string[] names, Func<IndexedFile, IReadOnlyList<string>> imports)
    {
        this.names = names;
        Owner = parts.SelectMany((part, i) => part.Files.Select(file => (file.Path, i))).ToDictionary(pair => pair.Path, pair => pair.i,
            StringComparer.Ordinal);
        Imports = parts.SelectMany(part => part.Files).ToDictionary(
            file => file.Path, file => (IReadOnlyList<string>)[.. imports(file).Where(to => to != file.Path && Owner.ContainsKey(to)).Distinct()],
                StringComparer.Ordinal);
        users = Imports.SelectMany(file => file.Value).CountBy(path => path, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        importers = Imports.SelectMany(file => file.Value.Select(to => (From: file.Key, To: to))).ToLookup(pair => pair.To, pair => pair.From,
            StringComparer.Ordinal);
        foreach (var (from, to) in Imports.SelectMany(file => file.Value.Select(to => (From: file.Key, To: to))).Where(pair =>
            Owner[pair.From] != Owner[pair.To]))
        {
            var pair = (Owner[from], Owner[to]);
            edges[pair] = edges.TryGetValue(pair, out var known) ? known with { Imports = known.Imports + 1 } : (1, $"{from} → {to}");
        }

        reach = Reached();
        Layers = Layered();
    }

    /// <summary>The number of the component that a file is in.</summary>
    public Dictionary<string, int> Owner { get; }

    /// <summary>The imports of each file among the files of the components.</summary>
    public Dictionary<string, IReadOnlyList<string>> Imports { get; }

    public int[] Layers { get; }

    /// <summary>Which of some files most others import; null when none is imported.</summary>
    public string? Central(IEnumerable<IndexedFile> files) =>
        files.Select(file => file.Path).Where(users.ContainsKey).OrderByDescending(path => users[path]).ThenBy(path => path, StringComparer.Ordinal)
            .FirstOrDefault();

    public IReadOnlyList<ComponentDependency> Dependencies =>
        [.. edges.Keys.OrderByDescending(pair => Layers[pair.From]).ThenBy(pair => names[pair.From], StringComparer.Ordinal).ThenBy(pair => names[pair.To],
            StringComparer.Ordinal).Select(Edge)];

    public IReadOnlyList<ComponentCycle> Cycles
    {
        get
        {
            var cycles = new List<ComponentCycle>();
            for (var i = 0; i < names.Length; i++)
            {
                var members = Enumerable.Range(0, names.Length).Where(j => reach[i, j] && reach[j, i]).ToList();
                if (!reach[i, i] || members[0] != i)
                    continue;
                var weakest = edges.Keys.Where(pair => members.Contains(pair.From) && members.Contains(pair.To))
                    .OrderBy(pair => LeftWithout(pair, members)).ThenBy(pair => edges[pair].Imports).ThenBy(pair => names[pair.From],
                        StringComparer.Ordinal).First();
                cycles.Add(new ComponentCycle([.. members.Select(member => names[member]).Order(StringComparer.Ordinal)], Edge(weakest)));
            }

            return cycles;
        }
    }

    /// <summary>Some files with all from which imports lead to them.</summary>
    public HashSet<string> Reaching(IEnumerable<string> files)
    {
        var found = files.ToHashSet(StringComparer.Ordinal);
        var open = new Stack<string>(found);
        while (open.TryPop(out var path))
            foreach (var importer in importers[path].Where(found.Add))
                open.Push(importer);
        return found;
    }

    public int FanIn(int component) => edges.Keys.Count(pair => pair.To == component);

    public int FanOut(int component) => edges.Keys.Count(pair => pair.From == component);

    private ComponentDependency Edge((int From, int To) pair) => new(names[pair.From], names[pair.To], edges[pair].Imports, edges[pair].Example);

    private bool[,] Reached((int From, int To)? without = null)
    {
        var count = names.Length;
        var reached = new bool[count, count];
        foreach (var (from, to) in edges.Keys.Where(pair => pair != without))
            reached[from, to] = true;
        for (var over = 0; over < count; over++)
            for (var from = 0; from < count; from++)
                for (var to = 0; to < count; to++)
                    reached[from, to] |= reached[from, over] && reached[over, to];
        return reached;
    }

    /// <summary>How many pairs of a circle still reach each other when one dependency of it is gone.</summary>
    private int LeftWithout((int From, int To) pair, List<int> members)
    {
        var left = Reached(pair);
        return members.Sum(i => members.Count(j => left[i, j] && left[j, i]));
    }

    /// <summary>Above all that is imported; those of a circle stand on one layer.</summary>
    private int[] Layered()
    {
        var layers = new int[names.Length];
        for (var isStill = false; !isStill;)
        {
            isStill = true;
            foreach (var (from, to) in edges.Keys)
            {
                var least = layers[to] + (reach[to, from] ? 0 : 1);
                if (layers[from] >= least)
                    continue;
                layers[from] = least;
                isStill = false;
            }
        }

        return layers;
    }
}
