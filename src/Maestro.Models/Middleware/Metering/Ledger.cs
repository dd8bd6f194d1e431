using System.Globalization;
using Maestro.Core.Models;

namespace Maestro.Models.Middleware.Metering;

/// <summary>What a run, or a session of runs, may spend and has spent; safe for several calls at once.</summary>
/// <param name="scope">Such as <c>run</c>, for messages.</param>
/// <param name="usd">Null for no limit.</param>
public sealed class Ledger(string scope, decimal? usd, long? tokens)
{
    private readonly Lock gate = new();
    private decimal spent;
    private long used;

    public bool HasLimit => usd is not null || tokens is not null;

    /// <summary>Holds the worst case of a request against what is left.</summary>
    /// <exception cref="ModelException">It does not fit.</exception>
    internal void Hold(decimal cost, long count)
    {
        lock (gate)
        {
            if (spent + cost > usd)
                throw Over(string.Create(CultureInfo.InvariantCulture, $"has cost {spent:0.####} USD and its next request may cost {cost:0.####}; allowed are {usd:0.####}"));
            if (used + count > tokens)
                throw Over(string.Create(CultureInfo.InvariantCulture, $"has used {used} tokens and its next request may use {count}; allowed are {tokens}"));
            spent += cost;
            used += count;
        }
    }

    /// <summary>Puts what a request took in the place of what was held for it.</summary>
    internal void Settle((decimal Cost, long Count) held, decimal cost, long count)
    {
        lock (gate)
        {
            spent += cost - held.Cost;
            used += count - held.Count;
        }
    }

    /// <summary>How many tokens of reply are left to a request; less than 0 when there is no room for its input.</summary>
    internal long RoomForReply(Facts.Price? price, long input)
    {
        lock (gate)
        {
            var room = tokens - used - input ?? long.MaxValue;
            return usd is { } limit && price is not null ? Math.Min(room, price.OutputFor(limit - spent, input)) : room;
        }
    }

    private ModelException Over(string what) => new(ErrorKind.Budget, $"The {scope} {what}.", "Allow more with --budget-usd or the setting budget.");
}
