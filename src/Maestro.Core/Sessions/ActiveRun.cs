using System.Collections.Concurrent;
using Maestro.Core.Events;

namespace Maestro.Core.Sessions;

/// <summary>A run that goes on: how it can be stopped and what it has been told.</summary>
/// <param name="outer">Stops it too, and then it ends as <paramref name="ifOuter"/> says.</param>
internal sealed class ActiveRun(CancellationToken outer, Func<string, AgentEvent>? ifOuter = null) : IDisposable
{
    private readonly CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(outer);

    private Func<string, AgentEvent> end = ifOuter ?? (agent => new RunCancelled(agent, "cancelled by the user"));

    /// <summary>What the person has told the run and it has not heard yet.</summary>
    public ConcurrentQueue<string> Words { get; } = new();

    public CancellationToken Token => source.Token;

    public AgentEvent End(string agent) => end(agent);

    public void Stop(Func<string, AgentEvent> with)
    {
        end = with;
        source.Cancel();
    }

    public void Dispose() => source.Dispose();
}
