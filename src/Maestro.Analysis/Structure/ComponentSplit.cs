using Maestro.Analysis.Source;

namespace Maestro.Analysis.Structure;

/// <summary>Takes a repository apart into components: its projects, else its folders, and where these are too few, its files.</summary>
internal static class ComponentSplit
{
    private const int Enough = 6;
    private const int Fewest = 4;
    private const int Most = 24;
    private const int MostUneven = 12;

    private static readonly string[] Manifests =
        ["package.json", "Cargo.toml", "pyproject.toml", "setup.py", "go.mod", "pom.xml", "build.gradle", "build.gradle.kts", "composer.json"];

    /// <param name="paths">Every file of the repository, for its manifests.</param>
    public static (string Unit, List<ComponentDraft> Parts) Of(IReadOnlyList<IndexedFile> files, IEnumerable<string> paths)
    {
        var roots = Roots(paths);
        var parts = files.GroupBy(file => Nearest(file.Path, roots)).Select(group => new ComponentDraft(group.Key, [.. group],
            roots.GetValueOrDefault(group.Key), true)).ToList();
        var unit = parts.Count > 1 ? "project" : "folder";
        while (Next(parts, files.Count) is { } next)
            parts = [.. parts.Where(part => part != next), .. Folders(next, Most - parts.Count + 1)];
        if (parts.Count < Fewest && parts.Where(IsOfModules).MaxBy(part => part.Files.Count) is { } flat)
        {
            unit = "file";
            parts = [.. parts.Where(part => part != flat), .. flat.Files.Select(file => new ComponentDraft(file.Path, [file], null, false))];
        }

        return (unit, parts.Count <= Most ? parts : Bounded(parts));
    }

    /// <summary>The part to take apart next; null when there are enough, or none can be.</summary>
    private static ComponentDraft? Next(List<ComponentDraft> parts, int files)
    {
        var largest = parts.Where(part => part is { IsOpen: true, Files.Count: > 2 }).MaxBy(part => part.Files.Count);
        var isUneven = largest is not null && largest.Files.Count * 10 > files * 6 && parts.Count < MostUneven;
        return parts.Count < Enough || isUneven ? largest : null;
    }

    /// <summary>The files of a folder and each of the folders in it; the same part, closed, when there would be too many.</summary>
    private static List<ComponentDraft> Folders(ComponentDraft part, int most)
    {
        var path = part.Path;
        while (true)
        {
            var start = path.Length == 0 ? 0 : path.Length + 1;
            var groups = part.Files.GroupBy(file => file.Path.IndexOf('/', start) is > 0 and var slash ? file.Path[..slash] : path).ToList();
            if (groups.Count > most || (groups.Count == 1 && groups[0].Key == path))
                return [part with { IsOpen = false }];
            if (groups.Count > 1)
                return [.. groups.Select(group => new ComponentDraft(group.Key, [.. group], group.Key == part.Path ? part.Label : null, group.Key != path))];
            path = groups[0].Key;
        }
    }

    /// <summary>Files that import each other one by one; those of a Go package do not.</summary>
    private static bool IsOfModules(ComponentDraft part) => part.Files.Count is > 1 and <= Most - Fewest && part.Files.All(file => file.Language is not "Go");

    private static List<ComponentDraft> Bounded(List<ComponentDraft> parts)
    {
        var ordered = parts.OrderByDescending(part => part.Lines).ThenBy(part => part.Path, StringComparer.Ordinal).ToList();
        var rest = ordered[(Most - 1)..];
        return [.. ordered[..(Most - 1)], new ComponentDraft("", [.. rest.SelectMany(part => part.Files)], $"{rest.Count} smaller parts", false)];
    }

    /// <summary>Folders that a manifest makes a project, with the name of a project file.</summary>
    private static Dictionary<string, string?> Roots(IEnumerable<string> paths)
    {
        var roots = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var path in paths.Where(path => !TestPaths.IsTest(path) && !TestPaths.IsSample(path)))
        {
            var (folder, name) = path.LastIndexOf('/') is >= 0 and var slash ? (path[..slash], path[(slash + 1)..]) : ("", path);
            if (Path.GetExtension(name) is ".csproj" or ".fsproj" or ".vbproj")
                roots[folder] = Path.GetFileNameWithoutExtension(name);
            else if (Manifests.Contains(name))
                roots.TryAdd(folder, null);
        }

        return roots;
    }

    private static string Nearest(string path, Dictionary<string, string?> roots)
    {
        for (var at = path.LastIndexOf('/'); at > 0; at = path.LastIndexOf('/', at - 1))
            if (roots.ContainsKey(path[..at]))
                return path[..at];
        return "";
    }
}
