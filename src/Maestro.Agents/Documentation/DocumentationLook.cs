using System.Runtime.CompilerServices;
using Maestro.Agents.Evidence;
using Maestro.Analysis.Documentation;
using Maestro.Analysis.Project;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;

namespace Maestro.Agents.Documentation;

/// <summary>Reads code and documents, finds what is missing or not so, and drafts what the request asks for from the facts.</summary>
internal sealed class DocumentationLook(string agent, AgentTask task, AgentCatalogOptions options)
{
    private const int MostFiles = 8;
    private const int MostExcerpt = 2_000;
    private const int MostMemory = 4_000;
    private const int MostTold = 20;

    public TaskEvidence Evidence { get; private set; } = new(agent, task.Request, task.Cwd, Memory: RepositorySurvey.Bounded(task.Memory, MostMemory));

    public DocumentationFacts Facts { get; private set; } = new(null, [], [], 0, 0);

    public DocumentationRequest Request { get; private set; } = new(false, false, false, false, null, "");

    public IReadOnlySet<string> Paths { get; private set; } = new HashSet<string>();

    public async IAsyncEnumerable<AgentEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StatusChanged(agent, $"Reading the repository {Path.GetFileName(Path.TrimEndingDirectorySeparator(task.Cwd))}");
        var index = await options.OpenIndex(task.Cwd, cancellationToken);
        var project = ProjectScanner.Scan(task.Cwd, index);
        Paths = index.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        Request = DocumentationRequest.Of(task.Request, index, project.Name);
        Evidence = Evidence with { Facts = project, Scope = Request.What };
        if (project.Files == 0)
        {
            yield return new StatusChanged(agent, project.WhyEmpty());
            yield break;
        }

        Facts = await Task.Run(() => DocumentationScan.Run(task.Cwd, index.Files, Read, Request.Scope, cancellationToken),
            cancellationToken) with
        { Writes = Request.Writes };
        foreach (var file in Facts.Gaps.Select(gap => gap.File).Where(Paths.Contains).Distinct().Take(MostTold))
            yield return new FileTouched(agent, file, FileChange.Read);
        yield return new StatusChanged(agent, Found());
        var drafts = new[]
        {
            Request.Readme ? ReadmeDraft.Of(project, index.Files, Read) : null, Request.Reference ? ApiReference.Of(Request.What, index.Files, Read,
                Request.Scope) : null,
        }.OfType<DraftedFile>().ToList();
        foreach (var draft in drafts)
            yield return new StatusChanged(agent, $"Drafted {draft.Path} from the facts: {draft.Description}");
        Facts = Facts with { Drafts = drafts };
        Evidence = Evidence with
        {
            Documentation = Facts,
            Landmarks = Landmarks.In([.. Paths.Order(StringComparer.Ordinal)]),
            Files = task.Model.IsBuiltin ? null : [.. index.Find(task.Request, MostFiles, withExcerpts: true).Select(file =>
                file with { Excerpt = RepositorySurvey.Bounded(file.Excerpt, MostExcerpt) })],
        };
    }

    /// <summary>What is left after something was written, counted anew.</summary>
    public async Task<DocumentationFacts> AgainAsync(CancellationToken cancellationToken)
    {
        var index = await options.OpenIndex(task.Cwd, cancellationToken);
        return await Task.Run(() => DocumentationScan.Run(task.Cwd, index.Files, Read, Request.Scope, cancellationToken), cancellationToken);
    }

    /// <summary>What a request can carry.</summary>
    public TaskEvidence Bounded(int mostGaps, int mostDraft) => Evidence with
    {
        Documentation = Facts with
        {
            Gaps = [.. Facts.Gaps.Take(mostGaps)],
            ExternalLinks = [],
            Drafts = [.. (Facts.Drafts ?? []).Select(draft => draft with { Text = RepositorySurvey.Bounded(draft.Text, mostDraft)! })],
        },
    };

    public string? Read(string path)
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

    private string Found()
    {
        var wrong = Facts.Gaps.Count(gap => gap.Kind is not ("undocumented" or "missing-readme"));
        var covered = Facts.Coverage is { } coverage ? $"; {coverage.Documented} of {coverage.Public} public symbols documented" : "";
        return $"Read {RepositorySurvey.Counted(Facts.Documents, "document", "documents")}, followed {RepositorySurvey.Counted(Facts.Links, "link", "links")}: "
            + $"{RepositorySurvey.Counted(wrong, "place is", "places are")} not so{covered}";
    }
}
