using Maestro.Analysis.Search;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Tells whether an import that is to be added would close a circle.</summary>
internal sealed class ImportCycles(RepositoryIndex index)
{
    private readonly Dictionary<string, IReadOnlyList<string>> imports = index.Files.ToDictionary(
        file => file.Path, file => file.Imports, StringComparer.Ordinal);

    /// <summary>Whether <paramref name="from"/> depends on <paramref name="to"/>, directly or not.</summary>
    /// <param name="without">An import that will be gone.</param>
    public bool Reaches(string from, string to, (string From, string To)? without = null)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var open = new Stack<string>([from]);
        while (open.TryPop(out var path))
            foreach (var next in imports.GetValueOrDefault(path) ?? [])
            {
                if ((path, next) == without)
                    continue;
                if (next == to)
                    return true;
                if (seen.Add(next))
                    open.Push(next);
            }

        return false;
    }

    public bool Imports(string from, string to) => imports.GetValueOrDefault(from)?.Contains(to) is true;
}
