using System.Runtime.CompilerServices;
using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Failover;

/// <summary>Brings a reply to its end: a stream that breaks off is continued, first by its own provider, then by the next in the list.</summary>
internal sealed class FailoverClient(FailoverTarget first, IReadOnlyList<FailoverCandidate> others, TimeProvider time) : StreamMiddleware(first.Client)
{
    private readonly Preference preferred = new(first, time);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var reply = new PartialReply();
        var round = new FailoverRound(preferred.Current, first, others);
        for (var isContinued = false; ;)
        {
            var target = round.Target;
            var request = Continuation.Of(asked, reply.Answer, target.FromPrefix);
            reply.GoOn(request.Sent);
            await using var attempt = new Attempt(
                target.Client.GetStreamingResponseAsync(request.Messages, request.Of(options), cancellationToken), cancellationToken);
            while (await attempt.MoveNextAsync())
                yield return reply.Take(attempt.Current);
            if (attempt.Failure is null && reply.Rest() is { Count: > 0 } rest)
                yield return new ChatResponseUpdate(ChatRole.Assistant, rest);
            if (attempt.Failure is not { } failure)
            {
                preferred.Set(target);
                yield break;
            }

            if (CallOnce.IsMarked(options))
                throw failure;
            if (reply.HasCall)
            {
                yield return Tell(new StatusNotice($"{target.Id}: {Reasons.Of(failure, target.Id)}; going on with the tool calls that came whole"));
                yield break;
            }

            if (attempt.HasContent && failure.CanGetBetter && !isContinued)
            {
                isContinued = true;
                yield return Tell(new RetryNotice(target.Id, 2, TimeSpan.Zero, $"{Reasons.Of(failure, target.Id)}; going on where it broke off"));
                continue;
            }

            yield return Tell(await round.NextAsync(failure, cancellationToken));
            isContinued = false;
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            foreach (var other in others)
                other.Dispose();
    }
}
