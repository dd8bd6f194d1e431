using Maestro.Models.Http;
using Maestro.Models.Middleware.Failover;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.OpenAi;

/// <summary>OpenAI chat completions, and every server that speaks them (platform.openai.com, "Create chat completion").</summary>
internal sealed class OpenAiChatClient(ProviderOptions options, TimeProvider time, HttpMessageHandler? handler = null)
    : StreamingChatClient(options, time, handler)
{
    protected override Framing Framing => Framing.ServerSentEvents;

    protected override WireRequest CreateRequest(IReadOnlyList<ChatMessage> messages, ChatOptions options) => new(
        Options.BaseUrl.AbsolutePath is "/" ? "/v1/chat/completions" : "/chat/completions",
        Options.ApiKey is { } key ? [new("Authorization", $"Bearer {key}")] : [],
        OpenAiRequest.Write(messages, options, ModelOf(options), isOpenAi: Options.BaseUrl.Host is "api.openai.com", Continuation.TakesPrefixFlag(Options.BaseUrl)));

    protected override WireDecoder CreateDecoder() => new OpenAiDecoder(Options);
}
