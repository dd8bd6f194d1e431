namespace Maestro.Models.Middleware.Limits;

/// <summary>How many requests and tokens a provider takes now: what was set, what it said, and what it asked to wait; safe for several calls at once.</summary>
/// <param name="requestsPerMinute">Null for no limit of our own.</param>
internal sealed class RateLimit(long? requestsPerMinute, long? tokensPerMinute, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private readonly Queue<(DateTimeOffset At, long Tokens)> sent = new();
    private Allowance? requests;
    private Allowance? tokens;
    private DateTimeOffset toldAt;
    private DateTimeOffset blockedUntil;

    /// <summary>Takes room for a request of so many tokens; else says how long there is none.</summary>
    public TimeSpan? Take(long size)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            while (sent.TryPeek(out var oldest) && oldest.At + Minute <= now)
                sent.Dequeue();
            var free = new[] { blockedUntil, Own(size, now), Told(requests, 1, now), Told(tokens, size, now) }.Max();
            if (free > now)
                return free - now;
            sent.Enqueue((now, size));
            requests = requests is null ? null : requests with { Remaining = requests.Remaining - 1 };
            tokens = tokens is null ? null : tokens with { Remaining = tokens.Remaining - size };
            return null;
        }
    }

    public void Learn(RateLimitHeaders headers)
    {
        lock (gate)
            (requests, tokens, toldAt) = (headers.Requests, headers.Tokens, time.GetUtcNow());
    }

    /// <summary>The provider refused a request and said when to come back.</summary>
    public void Block(TimeSpan wait)
    {
        lock (gate)
            blockedUntil = time.GetUtcNow() + wait;
    }

    /// <summary>When what was sent in the last minute leaves room; a request that is too large for any minute goes alone.</summary>
    private DateTimeOffset Own(long size, DateTimeOffset now)
    {
        var (count, total) = (sent.Count, sent.Sum(request => request.Tokens));
        foreach (var (at, used) in sent)
        {
            if (!(count >= requestsPerMinute) && !(total + size > tokensPerMinute))
                break;
            (count, total) = (count - 1, total - used);
            now = at + Minute;
        }

        return now;
    }

    /// <summary>Vendors fill up steadily: what is missing is there before all is. What they never have at once is left to them to judge.</summary>
    private DateTimeOffset Told(Allowance? allowance, long size, DateTimeOffset now)
    {
        if (allowance is not { Remaining: { } remaining, Reset: { } reset } || remaining >= size || reset <= now || size > allowance.Limit)
            return now;
        var steady = allowance.Limit is > 0 ? toldAt + (Minute * ((size - remaining) / (double)allowance.Limit)) : reset;
        return steady < reset ? steady : reset;
    }
}
