using System.Runtime.CompilerServices;
using CsCheck;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Models;

namespace Maestro.Core.Tests.Agents;

public sealed class RunEndingTests
{
    private static readonly Thinking Token = new("x", "half", ThinkingChannel.Answer);
    private static readonly RunCancelled Early = new("x", "itself");

    [Fact]
    public async Task Every_stream_ends_with_exactly_one_terminal_event_whatever_happens()
    {
        var step = Gen.Int[0, 6];
        await step.Array[0, 8].SampleAsync(async steps =>
        {
            using var cancel = new CancellationTokenSource();
            var events = await RunEnding.EndExactlyOnce(Play(steps, cancel), "x", Cancelled, cancel.Token).ToListAsync(CancellationToken.None);
            return events.Count(e => e.IsTerminal) == 1 && events[^1].IsTerminal;
        }, iter: 300);
    }

    [Fact]
    public async Task A_failed_model_call_is_an_error_that_keeps_the_text_so_far()
    {
        var events = await RunEnding.EndExactlyOnce(Failing(), "x", Cancelled, CancellationToken.None).ToListAsync();
        Assert.Equal([Token, new MessageInterrupted("x", "half", "cut"), new RunFailed("x", "cut", ErrorKind.Network, "check the server")], events);
    }

    [Fact]
    public async Task A_stream_that_just_stops_is_an_internal_error()
    {
        var events = await RunEnding.EndExactlyOnce(AsyncEnumerable.Empty<AgentEvent>(), "x", Cancelled, CancellationToken.None).ToListAsync();
        Assert.Equal(ErrorKind.Internal, Assert.IsType<RunFailed>(Assert.Single(events)).Kind);
    }

    private static RunCancelled Cancelled(string agent) => new(agent, "why");

    private static async IAsyncEnumerable<AgentEvent> Failing()
    {
        await Task.Yield();
        yield return Token;
        throw new ModelException(ErrorKind.Network, "cut", "check the server");
    }

    private static async IAsyncEnumerable<AgentEvent> Play(
        int[] steps, CancellationTokenSource cancel, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var step in steps)
        {
            switch (step)
            {
                case 0:
                    await cancel.CancelAsync();
                    break;
                case 1:
                    cancellationToken.ThrowIfCancellationRequested();
                    break;
                case 2:
                    throw new InvalidOperationException("broken");
                case 3:
                    throw new OperationCanceledException("of something else");
                case 4:
                    yield return Early;
                    break;
                default:
                    await Task.Yield();
                    yield return Token;
                    break;
            }
        }
    }
}
