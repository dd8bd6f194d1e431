using Maestro.Models.Http;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.HuggingFace;

/// <summary>The own wire of Hugging Face's text generation servers, spoken where the base URL ends with its name: a text is continued.</summary>
internal sealed class TextGenerationClient(ProviderOptions options, TimeProvider time, HttpMessageHandler? handler = null)
    : StreamingChatClient(options, time, handler)
{
    protected override Framing Framing => Framing.ServerSentEvents;

    protected override WireRequest CreateRequest(IReadOnlyList<ChatMessage> messages, ChatOptions options) => new(
        "", Options.ApiKey is { } key ? [new("Authorization", $"Bearer {key}")] : [], TextGenerationRequest.Write(messages, options));

    protected override WireDecoder CreateDecoder() => new TextGenerationDecoder(Options);
}
