using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Metering;

/// <summary>Gives every call of a run its ledgers; <see cref="MeteringClient"/>, which knows who answers at what price, holds requests against them.</summary>
/// <param name="ledgers">That of the run, and those of what it belongs to.</param>
public sealed class BudgetClient(IChatClient inner, params IReadOnlyList<Ledger> ledgers) : DelegatingChatClient(inner)
{
    private const string Key = "ledgers";

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetStreamingResponseAsync(messages, WithLedgers(options), cancellationToken);

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(messages, WithLedgers(options), cancellationToken);

    internal static IReadOnlyList<Ledger> LedgersOf(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out IReadOnlyList<Ledger>? ledgers) is true ? ledgers! : [];

    private ChatOptions WithLedgers(ChatOptions? options)
    {
        var own = options?.Clone() ?? new ChatOptions();
        (own.AdditionalProperties ??= [])[Key] = ledgers;
        return own;
    }
}
