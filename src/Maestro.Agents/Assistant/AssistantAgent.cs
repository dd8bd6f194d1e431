using System.Runtime.CompilerServices;
using Maestro.Agents.Evidence;
using Maestro.Agents.Results;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Results;

namespace Maestro.Agents.Assistant;

/// <summary>Answers questions; looks into the code only when the question is about it.</summary>
/// <param name="name">Also an agent of the person's own, which works as the assistant does with a profile of its own.</param>
internal sealed class AssistantAgent(AgentCatalogOptions options, string name = "assistant") : IAgent
{
    private readonly Lazy<AgentProfile> profile = new(() => options.Own.Find(name));

    public string Name => name;

    public string Description => profile.Value.Description;

    public async IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var glance = new RepositoryGlance(Name, task, options);
        await foreach (var e in glance.RunAsync(cancellationToken))
            yield return e;
        yield return ProviderNote.Of(Name, task);
        var talk = new Conversation(profile.Value, task, glance.Evidence, options.Time, profile.Value.Tools);
        await foreach (var e in task.Schema is { } own ? OwnForm.AskAsync(Name, talk, own, null, cancellationToken) : talk.AskAsync(cancellationToken))
            yield return e;
        if (task.Schema is not null)
            yield break;
        if (string.IsNullOrWhiteSpace(talk.Answer))
            throw new RunException(ErrorKind.InvalidResult, "The model gave an empty answer.", "Ask again, or choose another model with --model.");
        yield return new ResultProduced(Name, new AssistantResult(talk.Answer.Trim()), talk.Reasoning);
    }
}
