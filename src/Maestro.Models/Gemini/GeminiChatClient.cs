using Maestro.Models.Http;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Gemini;

/// <summary>Gemini's own wire (ai.google.dev, "models.streamGenerateContent").</summary>
internal sealed class GeminiChatClient(ProviderOptions options, TimeProvider time, HttpMessageHandler? handler = null)
    : StreamingChatClient(options, time, handler)
{
    protected override Framing Framing => Framing.ServerSentEvents;

    /// <summary>Only these models may be asked for their thoughts.</summary>
    public static bool Thinks(string model) => model.Contains("2.5", StringComparison.Ordinal) || model.Contains("-3", StringComparison.Ordinal);

    protected override WireRequest CreateRequest(IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        var model = ModelOf(options);
        var version = Options.BaseUrl.AbsolutePath.Contains("/v1", StringComparison.Ordinal) ? "" : "/v1beta";
        return new WireRequest(
            $"{version}/models/{Uri.EscapeDataString(model)}:streamGenerateContent?alt=sse",
            Options.ApiKey is { } key ? [new("x-goog-api-key", key)] : [],
            GeminiRequest.Write(messages, options, Thinks(model)));
    }

    protected override WireDecoder CreateDecoder() => new GeminiDecoder(Options);
}
