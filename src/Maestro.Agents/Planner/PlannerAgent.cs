using System.Runtime.CompilerServices;
using Maestro.Agents.Evidence;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Results;

namespace Maestro.Agents.Planner;

/// <summary>Breaks a request into steps for the agents; a plan that does not hold is repaired once by the model, then replaced by the one made from evidence.</summary>
internal sealed class PlannerAgent(AgentCatalogOptions options) : IAgent
{
    private readonly Lazy<AgentProfile> profile = new(() => AgentProfile.Load("planner"));

    public string Name => "planner";

    public string Description => profile.Value.Description;

    public async IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var survey = new RepositorySurvey(Name, task, options);
        await foreach (var e in survey.RunAsync(cancellationToken))
            yield return e;
        var evidence = survey.Evidence with { Agents = AgentCatalog.Purposes() };
        var reader = new PlanReading(evidence, survey.Paths);

        yield return ProviderNote.Of(Name, task);
        var talk = new Conversation(profile.Value, task, evidence, options.Time, profile.Value.Tools);
        await foreach (var e in talk.AskAsync(cancellationToken))
            yield return e;
        var read = reader.Read(talk.Answer);
        var reasoning = talk.Reasoning;
        if (read.Problems.Count > 0)
        {
            yield return new StatusChanged(Name, $"The plan does not hold: {read.Problems[0]}{More(read.Problems)} Asking for a repair");
            await foreach (var e in talk.AskAgainAsync(PlanReading.RepairRequest(read.Problems), cancellationToken))
                yield return e;
            read = reader.Read(talk.Answer);
            reasoning = talk.Reasoning;
        }

        if (read.Problems.Count > 0)
        {
            reasoning = $"The model's plan was replaced by the one made from the repository: {read.Problems[0]}";
            yield return new StatusChanged(Name, reasoning + More(read.Problems));
            var fallback = new Conversation(profile.Value, task with { Model = new ModelInUse(ModelInUse.BuiltinProvider, null, options.Builtin), History = [] }, evidence, options.Time);
            await foreach (var e in fallback.AskAsync(cancellationToken))
                yield return e;
            read = reader.Read(fallback.Answer);
        }

        yield return new PlanMade(Name, read.Plan);
        yield return new ResultProduced(Name, new PlannerResult(read.Plan), reasoning);
    }

    private static string More(IReadOnlyList<string> problems) => problems.Count > 1 ? $" ({problems.Count - 1} more)" : "";
}
