using System.Runtime.CompilerServices;
using Maestro.Agents.Findings;
using Maestro.Analysis.Checks.Review;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Results;

namespace Maestro.Agents.Reviewer;

/// <summary>Reviews the working changes, files, a topic or commits: what is hard to follow, double, dead, risky or untested.</summary>
internal sealed class ReviewerAgent(AgentCatalogOptions options) : IAgent
{
    private const int MostRecommendations = 5;

    private readonly Lazy<AgentProfile> profile = new(() => options.Own.Find("reviewer"));

    public string Name => "reviewer";

    public string Description => profile.Value.Description;

    public async IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = new FindingsRun(profile.Value, task, options);
        await foreach (var e in run.LookAsync(changesFirst: true, (files, read) => new ReviewScan(run.Index!.Files, read).Run(files, cancellationToken),
            cancellationToken))
            yield return e;
        await foreach (var e in run.AskAsync("issues", cancellationToken))
            yield return e;
        if (task.Schema is null)
            yield return new ResultProduced(Name, Result(run), run.Reasoning);
    }

    private static ReviewerResult Result(FindingsRun run)
    {
        var score = FindingScore.Of(run.Findings, run.Lines);
        var issues = run.Findings.Select(finding => new ReviewIssue(
            finding.File, finding.Line, finding.EndLine, finding.Severity, finding.Category, finding.Message, finding.Explanation, finding.Fix,
                finding.Confidence, finding.Source));
        return new ReviewerResult(
            score.Value is not null && !run.Findings.Any(FindingScore.IsSevere), score.Value, [.. issues], [.. run.Metrics, .. score.Parts], run.Summary,
            run.Recommendations.Count > 0 ? run.Recommendations : Advice(run.Findings));
    }

    /// <summary>What to do first, from the findings alone: the fix of the worst of each kind.</summary>
    private static List<string> Advice(IReadOnlyList<CodeFinding> findings) =>
        [.. findings.GroupBy(finding => finding.Rule).Take(MostRecommendations)
            .Select(group => $"{group.First().File}:{group.First().Line}: {group.First().Fix}{More(group.Count() - 1)}")];

    private static string More(int others) => others == 0 ? "" : $" The same in {others} more {(others == 1 ? "place" : "places")}.";
}
