using Maestro.Analysis.Search;
using Maestro.Analysis.Source;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Project;

/// <summary>Finds out from a repository's manifests what it is made of and how it is built, tested and run.</summary>
public static class ProjectScanner
{
    private const int MostEntryPoints = 20;
    private const int MostFolders = 20;
    private const int MostNamedFolders = 8;

    private static readonly HashSet<string> s_data = new(StringComparer.Ordinal)
    {
        "JSON", "YAML", "TOML", "XML", "INI", "Text", "Markdown", "reStructuredText", "Go module", "Gradle", "Make", "CMake", "Docker", "Just",
    };

    /// <summary>What is known of a repository of which an index was made.</summary>
    public static ProjectFacts Scan(string root, RepositoryIndex index) =>
        Scan(root, [.. index.Files.Select(file => file.Path)], index.SkippedFiles, index.IsGitRepository,
            index.Files.ToDictionary(file => file.Path, file => file.Lines, StringComparer.Ordinal));

    /// <param name="paths">Every file, relative to <paramref name="root"/> with forward slashes.</param>
    /// <param name="lines">Lines of the files that were read, by path; without it no lines are given.</param>
    public static ProjectFacts Scan(
        string root, IReadOnlyList<string> paths, int skippedFiles, bool isGitRepository, IReadOnlyDictionary<string, int>? lines = null)
    {
        var files = new ProjectFiles(root, paths);
        var languages = Languages(paths, lines);
        var drafts = Drafts(files, languages);
        var (about, source) = ProjectAbout.Of(files);
        return new ProjectFacts(
            files.Name,
            languages,
            [.. drafts.SelectMany(d => d.Frameworks).Distinct(StringComparer.Ordinal)],
            [.. drafts.SelectMany(d => d.Commands).DistinctBy(c => c.Command)],
            [.. drafts.SelectMany(d => d.EntryPoints).Concat(EntryPoints.Of(paths)).Distinct(StringComparer.Ordinal).Take(MostEntryPoints)],
            [.. drafts.SelectMany(d => d.Manifests).DistinctBy(m => m.Path)],
            TestFolders(paths),
            paths.Count,
            skippedFiles,
            isGitRepository)
        {
            About = about,
            AboutSource = source,
            Folders = Folders(paths),
        };
    }

    private static List<string> Folders(IReadOnlyList<string> paths) =>
    [
        .. paths.Where(path => path.Contains('/', StringComparison.Ordinal) && !path.StartsWith('.'))
        .GroupBy(path => path[..path.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(MostNamedFolders)
            .Select(group => $"{group.Key} ({group.Count()})"),
    ];

    // The ecosystem with most files comes first, so that the first test command is the one people mean.
    private static List<FactsDraft> Drafts(ProjectFiles files, IReadOnlyList<LanguageShare> languages)
    {
        (Action<ProjectFiles, FactsDraft> Read, string[] Languages)[] readers =
        [
            (DotNetProject.Read, ["C#", "F#", "Visual Basic"]), (NodeProject.Read, ["TypeScript", "JavaScript", "Vue", "Svelte", "Astro"]),
            (PythonProject.Read, ["Python"]), (GoProject.Read, ["Go"]), (RustProject.Read, ["Rust"]),
            (JvmProject.Read, ["Java", "Kotlin", "Scala", "Groovy"]), (NativeProject.Read, ["C", "C++"]), (OtherProjects.Ruby, ["Ruby"]),
            (OtherProjects.Php, ["PHP"]), (OtherProjects.Rest, ["Elixir", "Swift", "Zig", "Scala", "Haskell"]),
        ];
        var ordered = readers.OrderByDescending(r => languages.Where(l => r.Languages.Contains(l.Language)).Sum(l => l.Files)).Select(r => r.Read);
        var drafts = new List<FactsDraft>();
        foreach (var read in ordered.Append(TaskFiles.Read))
        {
            var draft = new FactsDraft();
            read(files, draft);
            drafts.Add(draft);
        }
        return drafts;
    }

    private static List<LanguageShare> Languages(IReadOnlyList<string> paths, IReadOnlyDictionary<string, int>? lines)
    {
        var counts = new Dictionary<string, (int Files, int Lines)>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (SourceScanner.LanguageOf(path) is not { } language)
                continue;
            var (files, sum) = counts.GetValueOrDefault(language);
            counts[language] = (files + 1, sum + (lines?.GetValueOrDefault(path) ?? 0));
        }
        var hasCode = counts.Keys.Any(l => !s_data.Contains(l));
        return
        [
            .. counts.Where(c => !hasCode || !s_data.Contains(c.Key))
                .OrderByDescending(c => c.Value.Files)
                .ThenBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => new LanguageShare(c.Key, c.Value.Files, lines is null ? null : c.Value.Lines)),
        ];
    }

    private static List<string> TestFolders(IReadOnlyList<string> paths)
    {
        var folders = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (!TestPaths.IsTest(path))
                continue;
            for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
            {
                if (!TestPaths.IsTest(path.AsSpan(0, slash + 1)))
                    continue;
                folders[path[..slash]] = folders.GetValueOrDefault(path[..slash]) + 1;
                break;
            }
        }
        return [.. folders.OrderByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal).Take(MostFolders).Select(f => f.Key)];
    }
}
