using Maestro.Models.Http;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Anthropic;

/// <summary>Anthropic messages (docs.claude.com, "Streaming messages").</summary>
internal sealed class AnthropicChatClient(ProviderOptions options, TimeProvider time, HttpMessageHandler? handler = null)
    : StreamingChatClient(options, time, handler)
{
    private const string Version = "2023-06-01";

    protected override Framing Framing => Framing.ServerSentEvents;

    protected override WireRequest CreateRequest(IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        List<KeyValuePair<string, string>> headers = [new("anthropic-version", Version)];
        if (Options.ApiKey is { } key)
            headers.Add(new("x-api-key", key));
        var path = Options.BaseUrl.AbsolutePath.TrimEnd('/').EndsWith("/v1", StringComparison.Ordinal) ? "/messages" : "/v1/messages";
        return new WireRequest(path, headers, AnthropicRequest.Write(messages, options, ModelOf(options)));
    }

    protected override WireDecoder CreateDecoder() => new AnthropicDecoder(Options);
}
