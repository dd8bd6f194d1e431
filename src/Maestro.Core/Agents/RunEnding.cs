using System.Runtime.CompilerServices;
using Maestro.Core.Events;
using Maestro.Core.Models;

namespace Maestro.Core.Agents;

/// <summary>Gives every stream of events exactly one terminal event, whatever happens; one of the two places that catch every exception.</summary>
public static class RunEnding
{
    /// <summary>Passes events on up to the first terminal one; a stream that throws, is cancelled or just stops is ended with the event that says so.</summary>
    /// <param name="agent">Whose stream it is; once it has said something, its events say so themselves.</param>
    /// <param name="whenCancelled">The end of a cancelled run, for an agent.</param>
    public static async IAsyncEnumerable<AgentEvent> EndExactlyOnce(
        IAsyncEnumerable<AgentEvent> events, string agent, Func<string, AgentEvent> whenCancelled, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var partial = new List<string>();
        var delegated = new HashSet<string>(StringComparer.Ordinal);
        AgentEvent? end = null;
        var source = events.GetAsyncEnumerator(cancellationToken);
        try
        {
            while (end is null)
            {
                AgentEvent? next = null;
                try
                {
                    // What it has delegated is being cancelled too, and says so before.
                    if (cancellationToken.IsCancellationRequested && delegated.Count == 0)
                        end = whenCancelled(agent);
                    else if (await source.MoveNextAsync())
                        next = source.Current;
                    else
                        end = new RunFailed(agent, "The agent stopped without a result.", ErrorKind.Internal, "Run the request again.");
                }
                catch (Exception failure)
                {
                    end = Ending(failure, agent, whenCancelled, cancellationToken);
                }

                if (next is null)
                    continue;
                if (next.Of is { } child)
                {
                    _ = next.IsTerminal ? delegated.Remove(child.Run) : delegated.Add(child.Run);
                    yield return next;
                    continue;
                }

                agent = next.Agent;
                Follow(next, partial);
                if (next.IsTerminal)
                    end = next;
                else
                    yield return next;
            }
        }
        finally
        {
            await DisposeAsync(source);
        }

        if (partial.Count > 0)
            yield return new MessageInterrupted(agent, string.Concat(partial), Reason(end));
        yield return end;
    }

    private static void Follow(AgentEvent e, List<string> partial)
    {
        if (e is Thinking { Channel: ThinkingChannel.Answer } token)
            partial.Add(token.Text);
        else if (e is MessageCompleted or MessageInterrupted or ResultProduced)
            partial.Clear();
    }

    private static AgentEvent Ending(Exception failure, string agent, Func<string, AgentEvent> whenCancelled, CancellationToken cancellationToken) => failure switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested => whenCancelled(agent),
        ModelException model => new RunFailed(agent, model.Message, model.Kind, model.Hint),
        RunException run => new RunFailed(agent, run.Message, run.Kind, run.Hint),
        _ => Unexpected(failure, agent),
    };

    private static RunFailed Unexpected(Exception failure, string agent)
    {
        var traceId = $"t_{Guid.NewGuid():N}"[..10];
        System.Diagnostics.Trace.TraceError($"{traceId} {agent}: {failure}");
        return new RunFailed(
            agent, $"{failure.GetType().Name}: {failure.Message}", ErrorKind.Internal, "Run the request again; if it fails again, report it.", traceId);
    }

    private static string Reason(AgentEvent end) => end switch
    {
        RunFailed failed => failed.Error,
        RunCancelled cancelled => cancelled.Reason,
        _ => "the reply was not finished",
    };

    private static async ValueTask DisposeAsync(IAsyncEnumerator<AgentEvent> source)
    {
        try
        {
            await source.DisposeAsync();
        }
        catch (OperationCanceledException)
        {
            // The stream was already being cancelled; its end has been decided above.
        }
    }
}
