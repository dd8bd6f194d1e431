using System.Runtime.CompilerServices;
using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Retry;

/// <summary>Makes a call again that failed before its first token, after a wait that is told first.</summary>
internal sealed class RetryClient(IChatClient inner, string provider, RetryPolicy policy, TimeProvider time) : StreamMiddleware(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var failed = 1; ; failed++)
        {
            await using var attempt = new Attempt(InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken), cancellationToken);
            while (await attempt.MoveNextAsync())
                yield return attempt.Current;
            if (attempt.Failure is not { } failure)
                yield break;
            if (attempt.HasContent || CallOnce.IsMarked(options) || policy.DelayAfter(failure, failed) is not { } delay)
                throw failure;
            yield return Tell(new RetryNotice(provider, failed + 1, delay, Reasons.Of(failure, provider)));
            await Task.Delay(delay, time, cancellationToken);
        }
    }
}
