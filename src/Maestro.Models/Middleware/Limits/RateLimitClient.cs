using System.Runtime.CompilerServices;
using Maestro.Core.Models;
using Maestro.Models.Middleware.Context;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Limits;

/// <summary>Waits before a request that its provider would refuse, and learns from each reply what it takes.</summary>
/// <param name="longest">A longer wait is a failure, for the next provider to take over.</param>
internal sealed class RateLimitClient(IChatClient inner, string provider, RateLimit limit, TokenEstimate estimate, TimeSpan longest, TimeProvider time)
    : StreamMiddleware(inner)
{
    private static readonly TimeSpan ShortestTold = TimeSpan.FromSeconds(1);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var size = estimate.Of(asked, options);
        while (limit.Take(size) is { } wait)
        {
            if (wait > longest)
                throw new ModelException(
                    ErrorKind.RateLimited, $"{provider} has no room for {size} tokens for another {Math.Ceiling(wait.TotalSeconds)} s.",
                    "Wait a little, or choose another model or provider.", wait);
            if (wait >= ShortestTold)
                yield return Tell(new StatusNotice($"{provider}: waiting {Math.Ceiling(wait.TotalSeconds)} s for its rate limit"));
            await Task.Delay(wait, time, cancellationToken);
        }

        await using var attempt = new Attempt(InnerClient.GetStreamingResponseAsync(asked, options, cancellationToken), cancellationToken);
        while (await attempt.MoveNextAsync())
            if (attempt.Current.Contents is [LimitsTold told])
                limit.Learn(told.Headers);
            else
                yield return attempt.Current;
        if (attempt.Failure is not { } failure)
            yield break;
        if (failure is { Kind: ErrorKind.RateLimited, RetryAfter: { } asksFor })
            limit.Block(asksFor);
        throw failure;
    }
}
