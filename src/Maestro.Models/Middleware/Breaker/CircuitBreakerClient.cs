using Maestro.Core.Models;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Breaker;

/// <summary>Does not ask a provider for a moment that has failed several times in a row; another model or provider has a circuit of its own.</summary>
internal sealed class CircuitBreakerClient(IChatClient inner, ProviderOptions provider, Circuit circuit) : StreamMiddleware(inner)
{
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        new Call(() => InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken), provider, circuit, cancellationToken);

    private sealed class Call(Func<IAsyncEnumerable<ChatResponseUpdate>> open, ProviderOptions provider, Circuit circuit, CancellationToken stop) : Relay(stop)
    {
        public override ValueTask<ChatResponseUpdate?> BeforeAsync() => circuit.Enter() is var (left, kind)
            ? throw new ModelException(
                kind, $"{provider.Id} has failed {Circuit.FailuresToOpen} times in a row with {provider.Model ?? "its model"}; it is asked again in {Math.Ceiling(left.TotalSeconds)} s.",
                "Wait a little, or choose another provider with --provider.", left)
            : default;

        public override IAsyncEnumerable<ChatResponseUpdate> Open() => open();

        public override ChatResponseUpdate? Again(ModelException failure, bool hasContent)
        {
            circuit.Failed(failure);
            return null;
        }

        public override void Over(bool? isWhole)
        {
            if (isWhole is true)
                circuit.Succeeded();
        }
    }
}
