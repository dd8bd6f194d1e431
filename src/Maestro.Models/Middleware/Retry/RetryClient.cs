using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Retry;

/// <summary>Makes a call again that failed before its first token, after a wait that is told first.</summary>
internal sealed class RetryClient(IChatClient inner, string provider, RetryPolicy policy, TimeProvider time) : StreamMiddleware(inner)
{
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        new Call(
            () => InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken), provider, CallOnce.IsMarked(options) ? policy with { Retries = 0 } : policy, time, cancellationToken);

    private sealed class Call(Func<IAsyncEnumerable<ChatResponseUpdate>> open, string provider, RetryPolicy policy, TimeProvider time, CancellationToken stop) : Relay(stop)
    {
        private int failed;
        private TimeSpan wait;

        public override async ValueTask<ChatResponseUpdate?> BeforeAsync()
        {
            if (failed > 0)
                await Task.Delay(wait, time, Stop);
            return null;
        }

        public override IAsyncEnumerable<ChatResponseUpdate> Open() => open();

        public override ChatResponseUpdate? Again(ModelException failure, bool hasContent)
        {
            failed++;
            if (hasContent || policy.DelayAfter(failure, failed) is not { } delay)
                return null;
            wait = delay;
            return Tell(new RetryNotice(provider, failed + 1, delay, Reasons.Of(failure, provider)));
        }
    }
}
