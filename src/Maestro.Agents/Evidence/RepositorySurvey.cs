using System.Runtime.CompilerServices;
using Maestro.Analysis.Map;
using Maestro.Analysis.Project;
using Maestro.Analysis.Search;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;

namespace Maestro.Agents.Evidence;

/// <summary>Looks through the repository for what a request is about, and says what it looks at while it does.</summary>
internal sealed class RepositorySurvey(string agent, AgentTask task, AgentCatalogOptions options)
{
    private const int MostFiles = 14;
    private const int MostExcerpts = 8;
    private const int MostExcerptCharacters = 1_600;
    private const int MostDependencies = 60;
    private const int MostMapCharacters = 8_000;
    private const int MostMemoryCharacters = 8_000;

    /// <summary>What was found; complete when the survey has ended.</summary>
    public TaskEvidence Evidence { get; private set; } =
        new(agent, task.Request, task.Cwd, Memory: Bounded(task.Memory, MostMemoryCharacters), Platform: Environment.OSVersion.Platform is PlatformID.Unix ? "Unix, sh" : "Windows");

    /// <summary>Every file that was read, for what a reply names.</summary>
    public IReadOnlySet<string> Paths { get; private set; } = new HashSet<string>();

    public RepositoryIndex? Index { get; private set; }

    public async IAsyncEnumerable<AgentEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StatusChanged(agent, $"Reading the repository {Path.GetFileName(Path.TrimEndingDirectorySeparator(task.Cwd))}");
        Index = await options.OpenIndex(task.Cwd, cancellationToken);
        var paths = Index.Files.Select(file => file.Path).ToList();
        Paths = paths.ToHashSet(StringComparer.Ordinal);
        var facts = ProjectScanner.Scan(task.Cwd, Index);
        Evidence = Evidence with { Facts = facts, Landmarks = Landmarks.In(paths) };
        yield return new StatusChanged(agent, Describe(facts));
        if (paths.Count == 0)
            yield break;

        var files = Find(paths);
        Evidence = Evidence with { Files = files };
        if (files.Count == 0)
        {
            yield return new StatusChanged(agent, $"No file of {paths.Count} matches the request");
            yield break;
        }

        foreach (var file in files.Where(file => file.Excerpt is not null))
            yield return new FileTouched(agent, file.Path, FileChange.Read);
        var chosen = files.Select(file => file.Path).ToList();
        var dependencies = Index.DependenciesOf(chosen).Take(MostDependencies).ToList();
        Evidence = Evidence with { Dependencies = dependencies, Map = RepositoryMap.Render(Index.Files, MostMapCharacters, chosen) };
        yield return new StatusChanged(agent, $"{Counted(files.Count, "file matches", "files match")}, best {files[0].Path}; {Counted(dependencies.Count, "dependency", "dependencies")} between them and their neighbours");
    }

    private List<RelevantFile> Find(List<string> paths)
    {
        var found = Index!.Find(task.Request, MostFiles, withExcerpts: true);
        var known = found.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var named = NamedPaths.In(task.Request, paths, withFolders: true).Take(MostFiles).ToList();
        var first = named.Select(path => (known.GetValueOrDefault(path) ?? Plain(path)) with { Score = 1, Reason = "named in the request" });
        return
        [
            .. first.Concat(found.Where(file => !named.Contains(file.Path))).Take(MostFiles)
                .Select((file, i) => file with { Excerpt = i < MostExcerpts && task.MayRead(file.Path) ? Bounded(file.Excerpt, MostExcerptCharacters) : null }),
        ];
    }

    private RelevantFile Plain(string path)
    {
        var file = Index!.Files.First(file => file.Path == path);
        return new RelevantFile(
            path, 1, "", [.. file.Symbols.Where(symbol => symbol.IsPublic).Take(8).Select(symbol => $"{symbol.Name}:{symbol.Line}")], file.Lines, file.IsTest);
    }

    private static string Describe(ProjectFacts facts)
    {
        if (facts.Files == 0)
            return facts.WhyEmpty();
        var languages = string.Join(", ", facts.Languages.Take(3).Select(share => $"{share.Language} {share.Files}"));
        var skipped = facts.SkippedFiles > 0 ? $", {facts.SkippedFiles} not read" : "";
        var commands = facts.Commands.Count > 0
            ? $"; {string.Join(", ", facts.Commands.Select(command => command.Command).Distinct().Take(3))}"
            : "; no build or test command found";
        return $"{Counted(facts.Files, "file", "files")}{skipped}{(languages.Length > 0 ? $": {languages}" : "")}{commands}";
    }

    internal static string Counted(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    internal static string? Bounded(string? text, int most) => text is null || text.Length <= most ? text : text[..most] + "\n[cut]";
}
