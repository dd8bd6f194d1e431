using System.Runtime.CompilerServices;
using System.Text;
using Maestro.Core.Models;
using Maestro.Models.Middleware.Context;
using Maestro.Models.Middleware.Facts;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Metering;

/// <summary>Holds the worst case of a request against the budgets before it, and tells and books what it cost after it.</summary>
internal sealed class MeteringClient(IChatClient inner, ModelFacts facts, TokenEstimate estimate) : StreamMiddleware(inner)
{
    /// <summary>The longest reply that is reckoned with where nobody says how long one can be.</summary>
    private const long UsualMost = 8192;

    private const long ShortestReply = 64;

    /// <summary>Of text that came before a stream broke off, and that no vendor counted.</summary>
    private const int BytesPerToken = 3;

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var ledgers = BudgetClient.LedgersOf(options);
        var input = estimate.Of(asked, options);
        var reply = Reply(options, ledgers, input);
        var held = (Cost: facts.Price?.Worst(input, reply) ?? 0, Count: input + reply);
        var open = Hold(ledgers, held);
        UsageDetails? counted = null;
        long bytes = 0;
        try
        {
            await foreach (var update in InnerClient.GetStreamingResponseAsync(asked, Limited(options, reply, ledgers), cancellationToken))
            {
                foreach (var content in update.Contents)
                {
                    bytes += Bytes(content);
                    if (content is not UsageContent usage)
                        continue;
                    counted = usage.Details;
                    if (facts.Price is { } price)
                        CallCost.Set(usage, price.Of(usage.Details));
                }

                yield return update;
            }
        }
        finally
        {
            if (counted is null && bytes > 0)
                counted = new UsageDetails { InputTokenCount = input, OutputTokenCount = bytes / BytesPerToken };
            foreach (var ledger in open)
                ledger.Settle(held, counted is null ? 0 : facts.Price?.Of(counted) ?? 0, (counted?.InputTokenCount ?? 0) + (counted?.OutputTokenCount ?? 0));
        }
    }

    /// <summary>How long the reply can be: as asked, else as the model can, but never longer than the budgets allow.</summary>
    private long Reply(ChatOptions? options, IReadOnlyList<Ledger> ledgers, long input)
    {
        var most = options?.MaxOutputTokens ?? facts.MostOutput ?? UsualMost;
        foreach (var ledger in ledgers)
            if (ledger.RoomForReply(facts.Price, input) is var room && room < most)
                most = Math.Max(room, Math.Min(most, ShortestReply));
        return most;
    }

    private ChatOptions? Limited(ChatOptions? options, long reply, IReadOnlyList<Ledger> ledgers)
    {
        if (ledgers.Count == 0 || reply >= (options?.MaxOutputTokens ?? facts.MostOutput ?? UsualMost))
            return options;
        var limited = options!.Clone();
        limited.MaxOutputTokens = (int)reply;
        return limited;
    }

    private static List<Ledger> Hold(IReadOnlyList<Ledger> ledgers, (decimal Cost, long Count) worst)
    {
        var open = new List<Ledger>(ledgers.Count);
        try
        {
            foreach (var ledger in ledgers)
            {
                ledger.Hold(worst.Cost, worst.Count);
                open.Add(ledger);
            }

            return open;
        }
        catch (ModelException)
        {
            open.ForEach(ledger => ledger.Settle(worst, 0, 0));
            throw;
        }
    }

    private static long Bytes(AIContent content) => content switch
    {
        TextContent text => Encoding.UTF8.GetByteCount(text.Text),
        TextReasoningContent thought => Encoding.UTF8.GetByteCount(thought.Text),
        _ => 0,
    };
}
