using Maestro.Models.Http;
using Maestro.Models.Middleware.Context;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Gemini;

/// <summary>Gemini's own wire (ai.google.dev, "models.streamGenerateContent").</summary>
internal sealed class GeminiChatClient(ProviderOptions options, TimeProvider time, HttpMessageHandler? handler = null)
    : StreamingChatClient(options, time, handler), ITokenCounter
{
    protected override Framing Framing => Framing.ServerSentEvents;

    /// <summary>Only these models may be asked for their thoughts.</summary>
    public static bool Thinks(string model) => model.Contains("2.5", StringComparison.Ordinal) || model.Contains("-3", StringComparison.Ordinal);

    /// <summary>"models.countTokens".</summary>
    public Task<long?> CountAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken) => CountAsync(
        new WireRequest(Path(options, "countTokens"), Headers, GeminiRequest.WriteCount(messages, options, ModelOf(options))), "totalTokens", cancellationToken);

    protected override WireRequest CreateRequest(IReadOnlyList<ChatMessage> messages, ChatOptions options) =>
        new(Path(options, "streamGenerateContent") + "?alt=sse", Headers, GeminiRequest.Write(messages, options, Thinks(ModelOf(options))));

    private string Path(ChatOptions options, string method) =>
        $"{(Options.BaseUrl.AbsolutePath.Contains("/v1", StringComparison.Ordinal) ? "" : "/v1beta")}/models/{Uri.EscapeDataString(ModelOf(options))}:{method}";

    private IReadOnlyList<KeyValuePair<string, string>> Headers => Options.ApiKey is { } key ? [new("x-goog-api-key", key)] : [];

    protected override WireDecoder CreateDecoder() => new GeminiDecoder(Options);
}
