using System.Globalization;
using System.Runtime.CompilerServices;
using Maestro.Core.Models;
using Maestro.Models.Ollama;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Context;

/// <summary>Measures each request: one that does not fit into the model's window is made shorter and that is told, or refused with the numbers, never cut without a word.</summary>
internal sealed class ContextClient(IChatClient inner, ProviderOptions provider, ContextWindow window, TokenEstimate estimate) : StreamMiddleware(inner)
{
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

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var reply = options?.MaxOutputTokens ?? UsualReply;
        var most = await window.SizeAsync(estimate.Of(asked, options) + reply, options?.ModelId ?? provider.Model, cancellationToken);
        var room = most is { } all ? all - Math.Min(reply, all / 4) : long.MaxValue;
        var size = await sizes.OfAsync(asked, options, room, cancellationToken);
        if (size > room)
        {
            var shorter = Compaction.Of(asked, kept => estimate.Of(kept, options), goal: (long)(room * Goal), room);
            var left = shorter.What.Length == 0 ? size : estimate.Of(shorter.Messages, options);
            if (left + Math.Min(reply, SmallestReply) > most)
                throw TooLong(asked, options, left, most.Value);
            if (shorter.What.Length > 0)
            {
                yield return Tell(new CompactionNotice($"{Name} reads {Text(most!.Value)} tokens and the request had about {Text(size)}: {shorter.What}, now about {Text(left)}", shorter.Messages));
                (asked, size) = (shorter.Messages, left);
            }
        }

        for (var isShorter = false; ; isShorter = true)
        {
            var sent = provider.Id is "ollama" ? OllamaRequest.WithWindow(options, size + reply, most) : options;
            await using var attempt = new Attempt(InnerClient.GetStreamingResponseAsync(asked, sent, cancellationToken), cancellationToken);
            while (await attempt.MoveNextAsync())
            {
                yield return attempt.Current;
                foreach (var content in attempt.Current.Contents)
                    if (content is UsageContent { Details.InputTokenCount: { } counted } && Learn(asked, options, counted) is { } warning)
                        yield return Tell(new StatusNotice(warning));
            }

            if (attempt.Failure is not { } failure)
                yield break;
            if (failure.Kind is not ErrorKind.ContextTooLong || attempt.HasContent || isShorter)
                throw failure;
            var shorter = Compaction.Of(asked, kept => estimate.Of(kept, options), (long)(size * GoalAfterRefusal), (long)(size * MostAfterRefusal));
            if (shorter.What.Length == 0)
                throw failure;
            yield return Tell(new CompactionNotice($"{Reasons.Of(failure, "")}: {shorter.What}", shorter.Messages));
            (asked, size) = (shorter.Messages, estimate.Of(shorter.Messages, options));
        }
    }

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
}
