using Maestro.Models.Http;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Ollama;

/// <summary>Ollama's own wire (Ollama API, "Generate a chat completion").</summary>
internal sealed class OllamaChatClient(ProviderOptions options, TimeProvider time, HttpMessageHandler? handler = null)
    : StreamingChatClient(options, time, handler)
{
    protected override Framing Framing => Framing.Lines;

    protected override WireRequest CreateRequest(IReadOnlyList<ChatMessage> messages, ChatOptions options) => new(
        "/api/chat", Options.ApiKey is { } key ? [new("Authorization", $"Bearer {key}")] : [], OllamaRequest.Write(messages, options, ModelOf(options)));

    protected override WireDecoder CreateDecoder() => new OllamaDecoder(Options);
}
