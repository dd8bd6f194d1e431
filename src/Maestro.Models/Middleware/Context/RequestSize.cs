using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Context;

/// <summary>How many tokens a request has: estimated, and counted by the provider only where that decides whether it fits,
/// so that no ordinary request waits for it.</summary>
internal sealed class RequestSize(IChatClient inner, TokenEstimate estimate)
{
    /// <summary>Before anything was learnt an estimate may be too low by so much (base64, long numbers) or too high by so much (prose).</summary>
    private const double LowestShare = 0.75;
    private const double HighestShare = 2;

    /// <summary>Vendors call their own counts estimates.</summary>
    private const double Margin = 1.02;

    /// <param name="room">Tokens that the request may have.</param>
    public async ValueTask<long> OfAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, long room, CancellationToken cancellationToken)
    {
        var size = estimate.Of(messages, options);
        var isNear = size <= room * HighestShare && size > room * (estimate.IsLearnt ? 1 : LowestShare);
        if (!isNear || inner.GetService<ITokenCounter>() is not { } counter
            || await counter.CountAsync(messages, options ?? new ChatOptions(), cancellationToken) is not { } counted)
            return size;
        estimate.Learn(messages, options, counted);
        return (long)(counted * Margin);
    }
}
