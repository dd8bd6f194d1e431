using System.Runtime.CompilerServices;
using Maestro.Agents.Evidence;
using Maestro.Agents.Results;
using Maestro.Analysis.Checks;
using Maestro.Analysis.Project;
using Maestro.Analysis.Search;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Text;

namespace Maestro.Agents.Findings;

/// <summary>What the agents that look for faults do alike: find the code, scan it, ask the model, join both.</summary>
internal sealed class FindingsRun(AgentProfile profile, AgentTask task, AgentCatalogOptions options)
{
    private const int MostTold = 40;
    private const int MostEvidence = 60;
    private const int MostDiff = 40_000;
    private const int MostMemory = 4_000;

    private readonly string agent = profile.Name;

    public RepositoryIndex? Index { get; private set; }

    public CodeScope Scope { get; private set; } = new("nothing", []);

    /// <summary>What the analysis found, and after <see cref="AskAsync"/> what the model added.</summary>
    public IReadOnlyList<CodeFinding> Findings { get; private set; } = [];

    public IReadOnlyList<CodeMetric> Metrics { get; private set; } = [];

    public TaskEvidence Evidence { get; set; } = new(profile.Name, task.Request, task.Cwd, Memory: RepositorySurvey.Bounded(task.Memory, MostMemory));

    public string Summary { get; private set; } = "";

    public IReadOnlyList<string> Recommendations { get; private set; } = [];

    public string? Reasoning { get; private set; }

    /// <summary>Lines of code that were looked at; of all files where none is code; none where the code is in languages that the rules do not know.</summary>
    public int Lines =>
        Scope.Files.Any(IsRead) ? LinesOf(Scope.Files.Where(IsRead)) : UnreadCode.Of(Scope.Files, ReadsRuby).Count > 0 ? 0 : LinesOf(Scope.Files);

    /// <param name="changesFirst">Whether the changes of the work tree are meant when the request names nothing.</param>
    /// <param name="scan">Looks at the files; gets a way to read others of the repository.</param>
    public async IAsyncEnumerable<AgentEvent> LookAsync(
        bool changesFirst, Func<IReadOnlyList<ScanFile>, Func<string, string?>, ScanReport> scan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StatusChanged(agent, $"Reading the repository {Path.GetFileName(Path.TrimEndingDirectorySeparator(task.Cwd))}");
        Index = await options.OpenIndex(task.Cwd, cancellationToken);
        var facts = ProjectScanner.Scan(task.Cwd, Index);
        var search = new ScopeSearch(Index, task.Cwd, changesFirst);
        Scope = await search.FindAsync(task.Request, cancellationToken);
        yield return new StatusChanged(agent, Scope.Files.Count == 0 ? facts.Files == 0 ? facts.WhyEmpty() : $"There is nothing to look at: {Scope.Words}"
            : $"Looking at {Scope.Words}");
        if (Scope.Files.Count <= MostTold)
            foreach (var file in Scope.Files)
                yield return new FileTouched(agent, file.Path, FileChange.Read);
        var report = await Task.Run(() => scan(Scope.Files, search.Read), cancellationToken);
        (Findings, Metrics) = (report.Findings, report.Metrics);
        yield return new StatusChanged(agent, Found());
        Evidence = Evidence with
        {
            Facts = facts,
            Scope = Scope.Words,
            Findings = [.. Findings.Take(MostEvidence)],
            Metrics = Metrics,
            Notes = UnreadCode.Of(Scope.Files, ReadsRuby),
            Diff = Scope.Change is { Diff.Length: > 0 } change ? RepositorySurvey.Bounded(Secrets.Mask(change.Diff), MostDiff) : null,
            Files = task.Model.IsBuiltin ? null : ScopeExcerpts.Of(Scope, task.MayRead),
        };
    }

    /// <param name="listName">What the list of findings is called in the reply.</param>
    public async IAsyncEnumerable<AgentEvent> AskAsync(string listName, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return ProviderNote.Of(agent, task);
        var talk = new Conversation(profile, task, Evidence, options.Time, profile.Tools);
        if (task.Schema is { } own)
        {
            await foreach (var e in OwnForm.AskAsync(agent, talk, own, null, cancellationToken))
                yield return e;
            yield break;
        }

        await foreach (var e in talk.AskAsync(cancellationToken))
            yield return e;
        (Summary, Reasoning) = (talk.Answer.Trim(), talk.Reasoning);
        if (task.Model.IsBuiltin)
            yield break;
        var reader = new FindingsReading(Index!.Files.ToDictionary(file => file.Path, file => file.Lines, StringComparer.Ordinal), listName);
        var said = reader.Read(talk.Answer);
        if (said is null)
        {
            yield return new StatusChanged(agent, "The answer holds no result that can be read. Asking for a repair");
            await foreach (var e in talk.AskForResultAsync(reader.RepairRequest, cancellationToken))
                yield return e;
            said = reader.Read(talk.Answer);
        }

        if (said is null)
        {
            yield return new StatusChanged(agent, "The answer could not be read again: the result is what the analysis found");
            Reasoning = "The model's answer could not be read; the findings are those of the analysis.";
            yield break;
        }

        (Findings, Recommendations) = (FindingMerge.Join(Findings, said), said.Recommendations);
        Summary = said.Summary.Length > 0 ? said.Summary : Summary;
    }

    private bool ReadsRuby => agent is "security" or "performance";

    private bool IsRead(ScanFile file) => UnreadCode.IsRead(file, ReadsRuby);

    private static int LinesOf(IEnumerable<ScanFile> files) => files.Sum(file => file.Text.AsSpan().Count('\n') + 1);

    private string Found()
    {
        var counts = Findings.GroupBy(finding => finding.Severity).OrderByDescending(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}").ToList();
        return counts.Count == 0 ? "The analysis found nothing" : $"The analysis found {string.Join(", ", counts)}";
    }
}
