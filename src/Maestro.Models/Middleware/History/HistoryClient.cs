using Maestro.Core.Agents;
using Maestro.Models.Http;
using Maestro.Models.Middleware.Context;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.History;

/// <summary>Says on every signature whose it is, and gives a provider the history in a form that it accepts.</summary>
internal sealed class HistoryClient(IChatClient inner, HistoryRules rules) : StreamMiddleware(inner), ITokenCounter
{
    public async Task<long?> CountAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken) =>
        InnerClient.GetService<ITokenCounter>() is { } counter
            ? await counter.CountAsync(new HistoryTranslation(rules).Of(messages), options, cancellationToken)
            : null;

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var history = new HistoryTranslation(rules).Of(messages as IReadOnlyList<ChatMessage> ?? [.. messages]);
        return new Call(InnerClient.GetStreamingResponseAsync(history, options, cancellationToken), rules.Origin, cancellationToken);
    }

    private sealed class Call(IAsyncEnumerable<ChatResponseUpdate> reply, string origin, CancellationToken stop) : Relay(stop)
    {
        public override IAsyncEnumerable<ChatResponseUpdate> Open() => reply;

        public override bool Passes(ChatResponseUpdate update)
        {
            var contents = update.Contents;
            for (var i = 0; i < contents.Count; i++)
                if (contents[i] is TextReasoningContent { ProtectedData: not null }
                    || (contents[i] is not TextReasoningContent && RequestParts.Signature(contents[i]) is not null))
                    MessageParts.SetSigner(contents[i], origin);
            return true;
        }
    }
}
