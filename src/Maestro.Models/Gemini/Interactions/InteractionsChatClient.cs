using Maestro.Models.Http;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Gemini.Interactions;

/// <summary>Gemini's Interactions API (ai.google.dev, "Streaming interactions"), spoken where the base URL ends with its name.</summary>
internal sealed class InteractionsChatClient(ProviderOptions options, TimeProvider time, HttpMessageHandler? handler = null)
    : StreamingChatClient(options, time, handler)
{
    /// <summary>The revision that tells of steps; the one before it had another form.</summary>
    private const string Revision = "2026-05-20";

    protected override Framing Framing => Framing.ServerSentEvents;

    protected override WireRequest CreateRequest(IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        List<KeyValuePair<string, string>> headers = [new("Api-Revision", Revision)];
        if (Options.ApiKey is { } key)
            headers.Add(new("x-goog-api-key", key));
        return new WireRequest("", headers, InteractionsRequest.Write(messages, options, ModelOf(options)));
    }

    protected override WireDecoder CreateDecoder() => new InteractionsDecoder(Options);
}
