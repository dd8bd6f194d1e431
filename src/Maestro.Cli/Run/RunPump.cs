using Maestro.Core.Events;

namespace Maestro.Cli.Run;

/// <summary>Carries the events of a run to its outputs and flushes exactly when nothing more is ready.</summary>
/// <param name="output">When nobody reads it any more, the run is stopped.</param>
/// <param name="others">Flushed too.</param>
internal sealed class RunPump(Utf8Output output, params IReadOnlyList<Utf8Output> others)
{
    /// <summary>Shows every event and returns the one that ended the run; null when the reader of the output went away first.</summary>
    /// <param name="stop">Stops the run, which then comes to its end unseen.</param>
    public async Task<AgentEvent?> CarryAsync(
        IAsyncEnumerable<EventEnvelope> events, IRunOutput show, Action stop, CancellationToken cancellationToken)
    {
        AgentEvent? end = null;
        var isStopped = false;
        await using var source = events.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var next = source.MoveNextAsync();
            if (!next.IsCompleted)
                Flush();
            if (output.IsClosed && !isStopped)
            {
                isStopped = true;
                stop();
            }

            if (!await next)
                break;
            show.Show(source.Current);
            end = source.Current.Parent is null ? source.Current.Event : end;
        }

        Flush();
        return output.IsClosed ? null : end;
    }

    private void Flush()
    {
        output.Flush();
        foreach (var other in others)
            other.Flush();
    }
}
