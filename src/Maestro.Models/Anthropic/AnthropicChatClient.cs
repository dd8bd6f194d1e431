using Maestro.Models.Http;
using Maestro.Models.Middleware.Context;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Anthropic;

/// <summary>Anthropic messages (docs.claude.com, "Streaming messages").</summary>
internal sealed class AnthropicChatClient(ProviderOptions options, TimeProvider time, HttpMessageHandler? handler = null)
    : StreamingChatClient(options, time, handler), ITokenCounter
{
    private const string Version = "2023-06-01";

    protected override Framing Framing => Framing.ServerSentEvents;

    /// <summary>The messages API, "Count tokens": the same request without what concerns the reply.</summary>
    public Task<long?> CountAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken) =>
        CountAsync(new WireRequest(Path + "/count_tokens", Headers, AnthropicRequest.WriteCount(messages, options, ModelOf(options))), "input_tokens", cancellationToken);

    protected override WireRequest CreateRequest(IReadOnlyList<ChatMessage> messages, ChatOptions options) =>
        new(Path, Headers, AnthropicRequest.Write(messages, options, ModelOf(options)));

    protected override WireDecoder CreateDecoder() => new AnthropicDecoder(Options);

    private string Path => Options.BaseUrl.AbsolutePath.TrimEnd('/').EndsWith("/v1", StringComparison.Ordinal) ? "/messages" : "/v1/messages";

    private List<KeyValuePair<string, string>> Headers =>
        [new("anthropic-version", Version), .. Options.ApiKey is { } key ? [new KeyValuePair<string, string>("x-api-key", key)] : Array.Empty<KeyValuePair<string, string>>()];
}
