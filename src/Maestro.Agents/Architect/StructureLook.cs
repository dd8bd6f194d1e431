using System.Runtime.CompilerServices;
using Maestro.Agents.Evidence;
using Maestro.Analysis.Map;
using Maestro.Analysis.Project;
using Maestro.Analysis.Search;
using Maestro.Analysis.Structure;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;

namespace Maestro.Agents.Architect;

/// <summary>Counts how the repository is built and finds what of it the request is about, saying so on the way.</summary>
internal sealed class StructureLook(string agent, AgentTask task, AgentCatalogOptions options)
{
    private const int MostFiles = 10;
    private const int MostExcerpts = 6;
    private const int MostExcerpt = 1_600;
    private const int MostMap = 5_000;
    private const int MostMemory = 6_000;
    private const double LeastScore = 0.35;

    public TaskEvidence Evidence { get; private set; } = new(agent, task.Request, task.Cwd, Memory: RepositorySurvey.Bounded(task.Memory, MostMemory))
    {
        Architecture = new ArchitectureFacts("folder", [], [], [], [], [], 0),
    };

    public async IAsyncEnumerable<AgentEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var root = Path.GetFileName(Path.TrimEndingDirectorySeparator(task.Cwd));
        yield return new StatusChanged(agent, $"Reading the repository {root}");
        var index = await options.OpenIndex(task.Cwd, cancellationToken);
        var facts = ProjectScanner.Scan(task.Cwd, index);
        Evidence = Evidence with { Facts = facts };
        if (facts.Files == 0)
        {
            yield return new StatusChanged(agent, facts.WhyEmpty());
            yield break;
        }

        var topic = ArchitectureTopic.Of(task.Request);
        var files = topic.Length == 0 ? [] : Find(index, topic);
        var structure = await Task.Run(
            () => StructureScan.Run(index.Files, facts.Name, path => Read(path), task.Request, [.. files.Select(file => file.Path)]) with { Topic = topic },
                cancellationToken);
        foreach (var file in files)
            yield return new FileTouched(agent, file.Path, FileChange.Read);
        Evidence = Evidence with
        {
            Architecture = structure,
            Files = files,
            Dependencies = [.. index.DependenciesOf([.. files.Select(file => file.Path)]).Take(40)],
            Metrics = Measured(structure),
            Map = task.Model.IsBuiltin ? null : RepositoryMap.Render(index.Files, MostMap, [.. files.Select(file => file.Path)]),
        };
        yield return new StatusChanged(agent, Describe(structure));
        if (structure.Subjects.Count > 0)
            yield return new StatusChanged(agent,
                $"It is about {string.Join(", ", structure.Subjects.Select(subject => subject.Component))}{(files.Count > 0 ? $"; best file {files[0].Path}" : "")}");
    }

    private static IReadOnlyList<CodeMetric> Measured(ArchitectureFacts facts)
    {
        if (facts.Components.Count == 0)
            return [];
        var (most, widest) = (facts.Components.MaxBy(component => component.FanIn)!, facts.Components.MaxBy(component => component.FanOut)!);
        return
        [
            new CodeMetric("components", facts.Components.Count, $"by {facts.Unit}"), new CodeMetric("code files", facts.CodeFiles),
            new CodeMetric("dependencies between components", facts.Dependencies.Count), new CodeMetric("imports between components",
                facts.Dependencies.Sum(edge => edge.Imports)),
            new CodeMetric("circles", facts.Cycles.Count), new CodeMetric("dependencies against the layering", facts.BrokenLayers.Count),
            new CodeMetric("layers", facts.Components[0].Layer + 1), new CodeMetric("highest fan-in", most.FanIn, most.Name),
                new CodeMetric("highest fan-out", widest.FanOut, widest.Name),
        ];
    }

    private static string Describe(ArchitectureFacts facts) => facts.CodeFiles == 0
        ? "There is no code to look at"
        : $"{RepositorySurvey.Counted(facts.Components.Count, "component", "components")} in {RepositorySurvey.Counted(facts.CodeFiles, "code file", "code files")}, "
            + $"{RepositorySurvey.Counted(facts.Dependencies.Count, "dependency", "dependencies")} between them, {RepositorySurvey.Counted(facts.Cycles.Count, "circle", "circles")}";

    /// <summary>Code before what is written about it; tests only where nothing else matches.</summary>
    private static List<RelevantFile> Find(RepositoryIndex index, string topic)
    {
        var found = index.Find(topic, 2 * MostFiles, withExcerpts: true).Where(file => file.Score >= LeastScore).ToList();
        var code = found.Where(file => !file.IsTest && index.Files.First(known => known.Path == file.Path)
            .Language is not ("Markdown" or "reStructuredText" or "JSON" or "YAML" or "TOML" or "Text")).ToList();
        return [.. (code.Count > 0 ? code : found.Where(file => !file.IsTest)).Take(MostFiles).Select((file, i) => file with { Excerpt = i < MostExcerpts
            ? RepositorySurvey.Bounded(file.Excerpt, MostExcerpt) : null })];
    }

    private string? Read(string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task.Cwd, path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
