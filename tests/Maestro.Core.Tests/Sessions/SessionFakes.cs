using System.Runtime.CompilerServices;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Permissions;
using Maestro.Core.Results;
using Maestro.Core.Routing;
using Maestro.Core.Sessions;

namespace Maestro.Core.Tests.Sessions;

internal sealed class KeptLog : ISessionLog
{
    public List<EventEnvelope> Kept { get; } = [];

    public void Append(EventEnvelope envelope) => Kept.Add(envelope);
}

internal sealed class Straight : IRouter
{
    public ValueTask<Route> RouteAsync(string request, string? agent, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new Route(agent ?? "talker", request, "the only one", 1, []));
}

internal sealed class AskEverything : IAccessPolicy
{
    public AccessDecision Decide(Access access) => new(Verdict.Ask, "it asks");

    public void Allow(string rule, bool always)
    {
    }
}

internal sealed class Talker : IAgent
{
    public string Name => "talker";

    public string Description => "Says what was said.";

    public bool WaitsForever { get; init; }

    public AgentTask? LastTask { get; private set; }

    public async IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        LastTask = task;
        await Task.Yield();
        yield return new Thinking(Name, "you said ", ThinkingChannel.Answer);
        if (WaitsForever)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        yield return new ResultProduced(Name, new AssistantResult($"you said {task.Request}"));
    }
}
