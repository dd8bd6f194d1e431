using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware;

/// <summary>Stands between a caller and a client; the stream is the one path, so the whole reply is a fold of it here too.</summary>
internal abstract class StreamMiddleware(IChatClient inner) : DelegatingChatClient(inner)
{
    public abstract override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default);

    public sealed override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    internal static ChatResponseUpdate Tell(AIContent notice) => new(ChatRole.Assistant, [notice]);
}
