using Maestro.Core.Models;
using Maestro.Models.Middleware.Context;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Limits;

/// <summary>Waits before a request that its provider would refuse, and learns from each reply what it takes.</summary>
/// <param name="longest">A longer wait is a failure, for the next provider to take over.</param>
internal sealed class RateLimitClient(IChatClient inner, string provider, RateLimit limit, TokenEstimate estimate, TimeSpan longest, TimeProvider time)
    : StreamMiddleware(inner)
{
    private readonly string provider = provider;
    private readonly RateLimit limit = limit;
    private readonly TimeProvider time = time;
    private static readonly TimeSpan ShortestTold = TimeSpan.FromSeconds(1);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return new Call(this, estimate.Of(asked, options), () => InnerClient.GetStreamingResponseAsync(asked, options, cancellationToken), cancellationToken);
    }

    /// <summary>How long a request must wait; null when it may be sent.</summary>
    private TimeSpan? Take(long size) => limit.Take(size) is not { } wait ? null
        : wait <= longest ? wait
        : throw new ModelException(
            ErrorKind.RateLimited, $"{provider} has no room for {size} tokens for another {Math.Ceiling(wait.TotalSeconds)} s.", "Wait a little, or choose another model or provider.", wait);

    private sealed class Call(RateLimitClient client, long size, Func<IAsyncEnumerable<ChatResponseUpdate>> open, CancellationToken stop) : Relay(stop)
    {
        private TimeSpan told;

        public override async ValueTask<ChatResponseUpdate?> BeforeAsync()
        {
            for (var wait = told; ;)
            {
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait, client.time, Stop);
                if (client.Take(size) is not { } next)
                    return null;
                wait = told = next;
                if (wait >= ShortestTold)
                    return Tell(new RetryNotice(client.provider, 1, wait, "its rate limit leaves no room yet"));
            }
        }

        public override IAsyncEnumerable<ChatResponseUpdate> Open() => open();

        public override bool Passes(ChatResponseUpdate update)
        {
            if (update.Contents is not [LimitsTold limits])
                return true;
            client.limit.Learn(limits.Headers);
            return false;
        }

        public override ChatResponseUpdate? Again(ModelException failure, bool hasContent)
        {
            if (failure is { Kind: ErrorKind.RateLimited, RetryAfter: { } asksFor })
                client.limit.Block(asksFor);
            return null;
        }
    }
}
