using System.Runtime.CompilerServices;
using Maestro.Agents.Evidence;
using Maestro.Agents.Results;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Plans;
using Maestro.Core.Results;

namespace Maestro.Agents.Planner;

/// <summary>Breaks a request into steps for the agents; a plan that does not hold is repaired once by the model, then
/// replaced by the one made from evidence.</summary>
internal sealed class PlannerAgent(AgentCatalogOptions options) : IAgent
{
    private readonly Lazy<AgentProfile> profile = new(() => options.Own.Find("planner"));

    public string Name => "planner";

    public string Description => profile.Value.Description;

    public async IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var survey = new RepositorySurvey(Name, task, options);
        await foreach (var e in survey.RunAsync(cancellationToken))
            yield return e;
        var evidence = survey.Evidence with { Agents = AgentCatalog.Purposes(options.Own) };
        var reader = new PlanReading(evidence, survey.Paths);

        yield return ProviderNote.Of(Name, task);
        var talk = new Conversation(profile.Value, task, evidence, options.Time, profile.Value.Tools) { Form = task.Schema ?? PlanReading.Form };
        if (task.Schema is { } own)
        {
            await foreach (var e in OwnForm.AskAsync(Name, talk, own, null, cancellationToken))
                yield return e;
            yield break;
        }

        var reply = new CheckedAnswer<Plan>(Name, talk, "plan", reader.Read);
        await foreach (var e in reply.AskAsync(null, cancellationToken))
            yield return e;
        var (plan, reasoning) = (reply.Answer.Value, talk.Reasoning);
        if (!reply.Answer.Holds)
        {
            reasoning = $"The model's plan was replaced by the one made from the repository: {reply.Answer.Said}.";
            yield return new StatusChanged(Name, reasoning);
            var builtin = new ModelInUse(ModelInUse.BuiltinProvider, null, options.Builtin);
            var fallback = new Conversation(profile.Value, task with { Model = builtin, History = [] }, evidence, options.Time);
            await foreach (var e in fallback.AskAsync(cancellationToken))
                yield return e;
            plan = reader.Read(fallback.Answer).Value;
        }

        yield return new PlanMade(Name, plan);
        yield return new ResultProduced(Name, new PlannerResult(plan), reasoning);
    }
}
