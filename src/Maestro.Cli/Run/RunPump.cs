using Maestro.Core.Events;

namespace Maestro.Cli.Run;

/// <summary>Carries the events of a run to its output and flushes exactly when nothing more is ready.</summary>
internal static class RunPump
{
    /// <summary>Shows every event and returns the one that ended the run; null when the reader of the output went away first.</summary>
    public static async Task<AgentEvent?> CarryAsync(IAsyncEnumerable<EventEnvelope> events, IRunOutput show, Utf8Output output, Utf8Output errors, CancellationToken cancellationToken)
    {
        AgentEvent? end = null;
        await using var source = events.GetAsyncEnumerator(cancellationToken);
        while (!output.IsClosed)
        {
            var next = source.MoveNextAsync();
            if (!next.IsCompleted)
            {
                output.Flush();
                errors.Flush();
            }

            if (!await next)
                break;
            show.Show(source.Current);
            end = source.Current.Event;
        }

        output.Flush();
        errors.Flush();
        return output.IsClosed ? null : end;
    }
}
