using Maestro.Core.Models;

namespace Maestro.Models.Middleware.Retry;

/// <summary>How often and after how long a failed call is made again.</summary>
/// <param name="Retries">After the first attempt; 0 for none.</param>
/// <param name="LongestAsked">A vendor that asks for a longer wait is not waited for.</param>
public sealed record RetryPolicy(int Retries, TimeSpan LongestAsked)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>A limit that was waited for once, or a reply that cannot be read, is worth one more try only.</summary>
    private const int SlowRetries = 1;

    public static RetryPolicy Default { get; } = new(3, TimeSpan.FromSeconds(60));

    /// <summary>Before the first retry; each later one waits twice as long.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>From 0 to 1, so that many clients do not come back at the same moment.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    /// <summary>How long to wait before the next try; null when there should be none.</summary>
    /// <param name="failed">How many attempts have failed.</param>
    public TimeSpan? DelayAfter(ModelException failure, int failed)
    {
        var allowed = failure.Kind is ErrorKind.Timeout or ErrorKind.InvalidResult ? Math.Min(Retries, SlowRetries) : Retries;
        if (!failure.CanGetBetter || failed > allowed)
            return null;
        var own = First * Math.Pow(2, failed - 1) * (0.75 + (0.5 * Jitter()));
        if (failure.RetryAfter is not { } asked)
            return own < Longest ? own : Longest;
        if (asked > LongestAsked)
            return null;
        return asked > own ? asked : own;
    }
}
