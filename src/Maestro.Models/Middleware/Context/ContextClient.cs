using System.Globalization;
using System.Runtime.CompilerServices;
using Maestro.Core.Models;
using Maestro.Models.Ollama;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Context;

/// <summary>Measures each request: one that does not fit into the model's window is refused with the numbers, never cut without a word.</summary>
internal sealed class ContextClient(IChatClient inner, ProviderOptions provider, ContextWindow window, TokenEstimate estimate) : StreamMiddleware(inner)
{
    /// <summary>Room for the reply when no limit was set.</summary>
    private const int UsualReply = 4096;

    private const int SmallestReply = 256;

    /// <summary>No text has more bytes in a token on average: what counts lower was cut.</summary>
    private const double MostBytesPerToken = 8;

    private const long FewestToJudge = 2000;

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var size = estimate.Of(asked, options);
        var reply = options?.MaxOutputTokens ?? UsualReply;
        var most = await window.SizeAsync(size + reply, options?.ModelId ?? provider.Model, cancellationToken);
        if (size + Math.Min(reply, SmallestReply) > most)
            throw TooLong(asked, options, size, most.Value);
        var sent = provider.Id is "ollama" ? OllamaRequest.WithWindow(options, size + reply, most) : options;
        await foreach (var update in InnerClient.GetStreamingResponseAsync(asked, sent, cancellationToken))
        {
            yield return update;
            foreach (var content in update.Contents)
                if (content is UsageContent { Details.InputTokenCount: { } counted } && Learn(asked, options, counted) is { } warning)
                    yield return Tell(new StatusNotice(warning));
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            window.Dispose();
    }

    /// <summary>A warning when a local server read less than was sent.</summary>
    private string? Learn(IReadOnlyList<ChatMessage> asked, ChatOptions? options, long counted)
    {
        var fewest = (long)(TokenEstimate.Bytes(asked, options) / MostBytesPerToken);
        if (counted >= fewest)
        {
            estimate.Learn(asked, options, counted);
            return null;
        }

        return provider.Id is "ollama" && TokenEstimate.Raw(asked, options) >= FewestToJudge
            ? $"{provider.Id} read {Text(counted)} tokens of a request that has {Text(fewest)} at least: its server cut the beginning off (OLLAMA_CONTEXT_LENGTH, or the model's num_ctx)"
            : null;
    }

    private ModelException TooLong(IReadOnlyList<ChatMessage> asked, ChatOptions? options, long size, long most)
    {
        var tools = estimate.Of([], options);
        return new ModelException(
            ErrorKind.ContextTooLong,
            $"The request has about {Text(size)} tokens ({Text(size - tools)} in {asked.Count} messages, {Text(tools)} in tools), {provider.Model ?? provider.Id} reads {Text(most)}.",
            "Ask for less, choose a model with a larger context window, or set providers." + provider.Id + ".context_window if it reads more.");
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
