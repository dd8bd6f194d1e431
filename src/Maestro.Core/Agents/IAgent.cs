using Maestro.Core.Events;

namespace Maestro.Core.Agents;

/// <summary>A specialised agent; streaming is the only way to run it.</summary>
public interface IAgent
{
    string Name { get; }

    /// <summary>One sentence: what the agent is for.</summary>
    string Description { get; }

    /// <summary>Runs the task; may throw or end early: <see cref="RunEnding"/> gives the stream its one terminal event.</summary>
    IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, CancellationToken cancellationToken);
}
