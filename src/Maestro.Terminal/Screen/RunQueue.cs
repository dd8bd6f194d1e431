using Maestro.Core.Routing;
using Maestro.Core.Sessions;
using Maestro.Presentation.Panels;

namespace Maestro.Terminal.Screen;

/// <summary>What happens to a request while agents run: it starts beside them, is told to one of them, or waits.</summary>
internal sealed class RunQueue
{
    /// <summary>More runs at a time are not started.</summary>
    public const int Most = 16;

    private readonly Queue<SubmitRequest> waiting = new();

    /// <summary>Runs that were started and have not ended.</summary>
    public int Active { get; private set; }

    public int Waiting => waiting.Count;

    /// <summary>Decides about a request.</summary>
    /// <param name="agent">The agent that everything goes to, or null.</param>
    /// <param name="selected">The run that the person is looking at, when it goes on.</param>
    /// <param name="canTell">Whether a running agent listens: without a model there is nobody to tell.</param>
    public ScreenEffect? Submit(string text, string? agent, RunPanel? selected, bool canTell)
    {
        var request = new SubmitRequest(text, agent);
        var namesAgent = AgentMention.Split(text).Agent is not null;
        if (Active > 0 && !namesAgent && selected is { IsOver: false } run && canTell)
            return new SendCommand(new SteerRun(run.Run, text));
        if (Active >= Most || (Active > 0 && !namesAgent))
        {
            waiting.Enqueue(request);
            return null;
        }

        Active++;
        return new StartRun(request);
    }

    /// <summary>A run has ended; gives the request that can start now.</summary>
    public StartRun? Ended()
    {
        Active--;
        if (!waiting.TryDequeue(out var next))
            return null;
        Active++;
        return new StartRun(next);
    }

    /// <summary>Takes back what waits; how much it was.</summary>
    public int Clear()
    {
        var count = waiting.Count;
        waiting.Clear();
        return count;
    }
}
