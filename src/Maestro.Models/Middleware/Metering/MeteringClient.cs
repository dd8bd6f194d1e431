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

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var ledgers = BudgetClient.LedgersOf(options);
        var input = estimate.Of(asked, options);
        var reply = Reply(options, ledgers, input);
        return new Call(() => InnerClient.GetStreamingResponseAsync(asked, Limited(options, reply, ledgers), cancellationToken), facts.Price, ledgers, input, reply, cancellationToken);
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

    private sealed class Call(
        Func<IAsyncEnumerable<ChatResponseUpdate>> open, Price? price, IReadOnlyList<Ledger> ledgers, long input, long reply, CancellationToken stop) : Relay(stop)
    {
        private readonly (decimal Cost, long Count) worst = (price?.Worst(input, reply) ?? 0, input + reply);
        private List<Ledger> held = [];
        private UsageDetails? counted;
        private long bytes;

        public override ValueTask<ChatResponseUpdate?> BeforeAsync()
        {
            held = Hold(ledgers, worst);
            return default;
        }

        public override IAsyncEnumerable<ChatResponseUpdate> Open() => open();

        public override bool Passes(ChatResponseUpdate update)
        {
            var contents = update.Contents;
            for (var i = 0; i < contents.Count; i++)
                Count(contents[i]);
            return true;
        }

        public override void Over(bool? isWhole)
        {
            if (counted is null && bytes > 0)
                counted = new UsageDetails { InputTokenCount = input, OutputTokenCount = bytes / BytesPerToken };
            foreach (var ledger in held)
                ledger.Settle(worst, counted is null ? 0 : price?.Of(counted) ?? 0, (counted?.InputTokenCount ?? 0) + (counted?.OutputTokenCount ?? 0));
        }

        private void Count(AIContent content)
        {
            if (content is TextContent text)
                bytes += Encoding.UTF8.GetByteCount(text.Text);
            else if (content is TextReasoningContent thought)
                bytes += Encoding.UTF8.GetByteCount(thought.Text);
            if (content is not UsageContent usage)
                return;
            counted = usage.Details;
            if (price is not null)
                CallCost.Set(usage, price.Of(usage.Details));
        }
    }
}
