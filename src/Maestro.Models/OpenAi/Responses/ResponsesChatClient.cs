using Maestro.Models.Http;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.OpenAi.Responses;

/// <summary>OpenAI's Responses API (platform.openai.com, "Create a model response"), spoken where the base URL ends with its name.</summary>
internal sealed class ResponsesChatClient(ProviderOptions options, TimeProvider time, HttpMessageHandler? handler = null)
    : StreamingChatClient(options, time, handler)
{
    protected override Framing Framing => Framing.ServerSentEvents;

    protected override WireRequest CreateRequest(IReadOnlyList<ChatMessage> messages, ChatOptions options) => new(
        "", Options.ApiKey is { } key ? [new("Authorization", $"Bearer {key}")] : [], ResponsesRequest.Write(messages, options, ModelOf(options)));

    protected override WireDecoder CreateDecoder() => new ResponsesDecoder(Options);
}
