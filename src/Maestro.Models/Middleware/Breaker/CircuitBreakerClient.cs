using System.Runtime.CompilerServices;
using Maestro.Core.Models;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Breaker;

/// <summary>Does not ask a provider for a moment that has failed several times in a row; another model or provider has a circuit of its own.</summary>
internal sealed class CircuitBreakerClient(IChatClient inner, ProviderOptions provider, Circuit circuit) : StreamMiddleware(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (circuit.Enter() is var (left, kind))
            throw new ModelException(
                kind, $"{provider.Id} has failed {Circuit.FailuresToOpen} times in a row with {provider.Model ?? "its model"}; it is asked again in {Math.Ceiling(left.TotalSeconds)} s.",
                "Wait a little, or choose another provider with --provider.", left);
        await using var attempt = new Attempt(InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken), cancellationToken);
        while (await attempt.MoveNextAsync())
            yield return attempt.Current;
        if (attempt.Failure is { } failure)
        {
            circuit.Failed(failure);
            throw failure;
        }

        circuit.Succeeded();
    }
}
