using Maestro.Analysis.Source;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Review;

/// <summary>Files that import each other in a circle, in languages where a file is a module.</summary>
internal static class CycleCheck
{
    private const int MostFiles = 8;

    public static IEnumerable<CodeFinding> Look(IReadOnlyList<IndexedFile> files, IReadOnlySet<string> wanted)
    {
        var modules = files.Where(file => file.Language is "JavaScript" or "TypeScript" && !file.IsTest)
            .ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var circle in Circles(modules).Where(circle => circle.Exists(wanted.Contains)))
        {
            var first = circle.First(wanted.Contains);
            var shown = string.Join(" → ", circle.Take(MostFiles).Append(circle[0]));
            yield return new CodeFinding(
                "import-cycle", "cycle", FindingSeverity.Low, first, 1, 1, 0.75,
                    $"{circle.Count} files import each other: {shown}{(circle.Count > MostFiles ? " and more" : "")}",
                "None of them can be understood, tested or loaded without all the others, and which is loaded first decides what is undefined.",
                "Move what they share into a file that imports none of them.");
        }
    }

    /// <summary>The groups of files that reach each other, by Tarjan's walk without recursion.</summary>
    private static List<List<string>> Circles(Dictionary<string, IndexedFile> modules)
    {
        var (order, low, stack, circles) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new Stack<string>(), new List<List<string>>());
        var onStack = new HashSet<string>();
        foreach (var start in modules.Keys.Where(path => !order.ContainsKey(path)))
        {
            var walk = new Stack<(string Path, int Next)>();
            walk.Push((start, 0));
            while (walk.TryPop(out var at))
            {
                if (at.Next == 0)
                {
                    order[at.Path] = low[at.Path] = order.Count;
                    stack.Push(at.Path);
                    onStack.Add(at.Path);
                }
                else
                {
                    low[at.Path] = Math.Min(low[at.Path], low.GetValueOrDefault(modules[at.Path].Imports[at.Next - 1], int.MaxValue));
                }

                if (Next(modules, order, onStack, low, at) is { } next)
                {
                    walk.Push((at.Path, next + 1));
                    walk.Push((modules[at.Path].Imports[next], 0));
                }
                else if (low[at.Path] == order[at.Path])
                {
                    Close(at.Path, stack, onStack, circles);
                }
            }
        }

        return circles;
    }

    private static int? Next(Dictionary<string, IndexedFile> modules, Dictionary<string, int> order, HashSet<string> onStack, Dictionary<string, int> low,
        (string Path, int Next) at)
    {
        var imports = modules[at.Path].Imports;
        for (var i = at.Next; i < imports.Count; i++)
        {
            if (!modules.ContainsKey(imports[i]))
                continue;
            if (!order.TryGetValue(imports[i], out var known))
                return i;
            if (onStack.Contains(imports[i]))
                low[at.Path] = Math.Min(low[at.Path], known);
        }

        return null;
    }

    private static void Close(string path, Stack<string> stack, HashSet<string> onStack, List<List<string>> circles)
    {
        var circle = new List<string>();
        string member;
        do
        {
            member = stack.Pop();
            onStack.Remove(member);
            circle.Add(member);
        }
        while (member != path);
        circle.Reverse();
        if (circle.Count > 1)
            circles.Add(circle);
    }
}
