using System.Runtime.CompilerServices;
using Maestro.Core.Agents;
using Maestro.Models.Http;
using Maestro.Models.Middleware.Context;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.History;

/// <summary>Says on every signature whose it is, and gives a provider the history in a form that it accepts.</summary>
internal sealed class HistoryClient(IChatClient inner, HistoryRules rules) : StreamMiddleware(inner), ITokenCounter
{
    public async Task<long?> CountAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken) =>
        InnerClient.GetService<ITokenCounter>() is { } counter ? await counter.CountAsync(new HistoryTranslation(rules).Of(messages), options, cancellationToken) : null;

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var history = new HistoryTranslation(rules).Of(messages as IReadOnlyList<ChatMessage> ?? [.. messages]);
        await foreach (var update in InnerClient.GetStreamingResponseAsync(history, options, cancellationToken))
        {
            foreach (var content in update.Contents)
                if (content is TextReasoningContent { ProtectedData: not null } || (content is not TextReasoningContent && RequestParts.Signature(content) is not null))
                    MessageParts.SetSigner(content, rules.Origin);
            yield return update;
        }
    }
}
