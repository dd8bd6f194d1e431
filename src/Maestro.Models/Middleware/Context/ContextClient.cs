using System.Globalization;
using Maestro.Core.Models;
using Maestro.Models.Ollama;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Context;

/// <summary>Measures each request: one that does not fit into the model's window is made shorter and that is told, or
/// refused with the numbers, never cut without a word.</summary>
internal sealed class ContextClient(IChatClient inner, ProviderOptions provider, ContextWindow window, TokenEstimate estimate) : StreamMiddleware(inner)
{
    private readonly ProviderOptions provider = provider;
    private readonly ContextWindow window = window;
    private readonly TokenEstimate estimate = estimate;

    /// <summary>Room for the reply when no limit was set.</summary>
    private const int UsualReply = 4096;

    private const int SmallestReply = 256;

    /// <summary>A conversation that must become shorter comes down to this share of the room, so that the next turns need not do it again.</summary>
    private const double Goal = 0.7;

    /// <summary>What a vendor finds too long of which we thought that it fits comes down to these shares of what it was.</summary>
    private const double GoalAfterRefusal = 0.5;
    private const double MostAfterRefusal = 0.7;

    private readonly RequestSize sizes = new(inner, estimate);
    private readonly ShortRead shortRead = new();

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        new Call(this, messages as IReadOnlyList<ChatMessage> ?? [.. messages], options, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            window.Dispose();
    }

    private string Name => provider.Model ?? provider.Id;

    /// <summary>A warning when a local server read less than was sent.</summary>
    private string? Learn(IReadOnlyList<ChatMessage> asked, ChatOptions? options, long counted)
    {
        if (shortRead.Fewest(asked, options, counted) is not { } fewest)
        {
            estimate.Learn(asked, options, counted);
            return null;
        }

        return provider.Id is "ollama"
            ? $"{provider.Id} read {Text(counted)} tokens of a request that has {Text(fewest)} at least: its server cut the beginning off (OLLAMA_CONTEXT_LENGTH, or the model's num_ctx)"
            : null;
    }

    private ModelException TooLong(IReadOnlyList<ChatMessage> asked, ChatOptions? options, long size, long most)
    {
        var tools = estimate.Of([], options);
        return new ModelException(
            ErrorKind.ContextTooLong,
            $"The request has about {Text(size)} tokens ({Text(size - tools)} in {asked.Count} messages, {Text(tools)} in tools), {Name} reads {Text(most)}.",
            "Ask for less, choose a model with a larger context window, or set providers." + provider.Id + ".context_window if it reads more.");
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private sealed class Call(ContextClient client, IReadOnlyList<ChatMessage> asked, ChatOptions? options, CancellationToken stop) : Relay(stop)
    {
        private readonly int reply = options?.MaxOutputTokens ?? UsualReply;
        private long? most;
        private long size;
        private bool isMeasured;
        private bool wasRefused;

        public override async ValueTask<ChatResponseUpdate?> BeforeAsync()
        {
            if (isMeasured)
                return null;
            isMeasured = true;
            most = await client.window.SizeAsync(client.estimate.Of(asked, options) + reply, options?.ModelId ?? client.provider.Model, Stop);
            var room = most is { } all ? all - Math.Min(reply, all / 4) : long.MaxValue;
            size = await client.sizes.OfAsync(asked, options, room, Stop);
            if (size <= room)
                return null;
            var shorter = Compaction.Of(asked, kept => client.estimate.Of(kept, options), goal: (long)(room * Goal), room);
            var left = shorter.What.Length == 0 ? size : client.estimate.Of(shorter.Messages, options);
            if (left + Math.Min(reply, SmallestReply) > most)
                throw client.TooLong(asked, options, left, most.Value);
            return shorter.What.Length == 0 ? null
                : GoOnWith(shorter, left, $"{client.Name} reads {Text(most!.Value)} tokens and the request had about {Text(size)}: {shorter.What}, now about {Text(left)}");
        }

        public override IAsyncEnumerable<ChatResponseUpdate> Open()
        {
            var sent = client.provider.Id is "ollama" ? OllamaRequest.WithWindow(options, size + reply, most) : options;
            return client.InnerClient.GetStreamingResponseAsync(asked, sent, Stop);
        }

        public override bool Passes(ChatResponseUpdate update)
        {
            var contents = update.Contents;
            for (var i = 0; i < contents.Count; i++)
                if (contents[i] is UsageContent { Details.InputTokenCount: { } counted } && client.Learn(asked, options, counted) is { } warning)
                    Say(Tell(new StatusNotice(warning)));
            return true;
        }

        /// <summary>The vendor knows better: once, the conversation is made shorter than we thought that it must be.</summary>
        public override ChatResponseUpdate? Again(ModelException failure, bool hasContent)
        {
            if (failure.Kind is not ErrorKind.ContextTooLong || hasContent || wasRefused)
                return null;
            wasRefused = true;
            var shorter = Compaction.Of(asked, kept => client.estimate.Of(kept, options), (long)(size * GoalAfterRefusal), (long)(size * MostAfterRefusal));
            return shorter.What.Length == 0
                ? null
                : GoOnWith(shorter, client.estimate.Of(shorter.Messages, options), $"{Reasons.Of(failure, "")}: {shorter.What}");
        }

        private ChatResponseUpdate GoOnWith(Compaction shorter, long left, string told)
        {
            (asked, size) = (shorter.Messages, left);
            return Tell(new CompactionNotice(told, asked));
        }
    }
}
