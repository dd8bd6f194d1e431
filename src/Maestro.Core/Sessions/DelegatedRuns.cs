using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Permissions;
using Maestro.Core.Text;
using Maestro.Core.Tools;

namespace Maestro.Core.Sessions;

/// <summary>Runs other agents for a run, side by side; their events stand in its stream as those of runs of their own.</summary>
/// <param name="modelOf">Who answers an agent, within the budget of the run.</param>
/// <param name="by">The agent that delegates.</param>
/// <param name="task">What that agent was given; the others get the same tools and budget, but not the conversation.</param>
/// <param name="depth">How many runs stand above.</param>
internal sealed class DelegatedRuns(
    IReadOnlyList<IAgent> agents, Func<string, CancellationToken, ValueTask<ModelInUse>> modelOf, ConcurrentDictionary<string, ActiveRun> active,
    string parent, string by, ActiveRun above, AgentTask task, int depth = 0)
{
    /// <summary>The tool through which it is used; the runs at the lowest level do not get it.</summary>
    private const string Tool = "delegate";

    private const int MostDeep = 2;
    private const int MostAtOnce = 6;

    private SemaphoreSlim Room { get; } = new(MostAtOnce);

    /// <inheritdoc cref="Delegation"/>
    public async Task<AgentEvent> RunAsync(string name, string request, ApprovalGate gate, Action<AgentEvent> emit, CancellationToken cancellationToken)
    {
        var agent = agents.FirstOrDefault(known => known.Name == name)
            ?? throw new ToolException($"There is no agent '{name}'. Agents: {string.Join(", ", agents.Select(known => known.Name))}.");
        await Room.WaitAsync(cancellationToken);
        var run = Session.NewId('r');
        using var state = new ActiveRun(cancellationToken, above.End);
        active[run] = state;
        try
        {
            AgentEvent? end = null;
            await foreach (var e in RunEnding.EndExactlyOnce(StreamAsync(agent, run, request, gate, state, state.Token), name, state.End, state.Token))
            {
                emit(e.Of is null ? e with { Of = new DelegatedRun(run, parent) } : e);
                end = e;
            }

            return end!;
        }
        finally
        {
            active.TryRemove(run, out _);
            Room.Release();
        }
    }

    private async IAsyncEnumerable<AgentEvent> StreamAsync(
        IAgent agent, string run, string request, ApprovalGate gate, ActiveRun state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var model = await modelOf(agent.Name, cancellationToken);
        yield return new RunStarted(agent.Name, Secrets.MaskRequest(request), task.Cwd, model.Provider, model.Name);
        yield return new Routed(agent.Name, $"the {by} has delegated it", 1, []);
        var own = task with
        {
            Request = request,
            Model = model,
            History = [],
            Schema = null,
            Tools = task.Tools.Behind(gate),
            NextWord = () => state.Words.TryDequeue(out var word) ? word : null,
        };
        var below = new DelegatedRuns(agents, modelOf, active, run, agent.Name, state, own, depth + 1);
        own = own with { Tools = depth + 1 < MostDeep ? own.Tools.Delegating(below.RunAsync) : own.Tools.Without(Tool) };
        await foreach (var e in agent.ExecuteStreamingAsync(own, cancellationToken))
            yield return e;
    }
}
