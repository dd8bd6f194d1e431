using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Permissions;

namespace Maestro.Agents;

/// <summary>An agent that may do less than the person allows.</summary>
internal sealed class NarrowedAgent(IAgent agent, Narrowing narrowing) : IAgent
{
    public string Name => agent.Name;

    public string Description => agent.Description;

    public IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, CancellationToken cancellationToken) =>
        agent.ExecuteStreamingAsync(task with { Tools = task.Tools.Narrowed(narrowing) }, cancellationToken);
}
