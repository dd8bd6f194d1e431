using Maestro.Models.Providers;

namespace Maestro.Models.Http;

/// <summary>Ends an exchange that brings no first token, or no byte at all, for too long.</summary>
internal sealed class Watchdog : IDisposable
{
    /// <summary>How long a finished reply may take for its usage and its end marker.</summary>
    private static readonly TimeSpan AfterFinish = TimeSpan.FromSeconds(5);

    private readonly ProviderOptions options;
    private readonly TimeProvider time;

    // Never disposed: the timer may fire once more while the reply ends, and a source without a timer of its own holds nothing.
    private readonly CancellationTokenSource source = new();
    private readonly CancellationTokenRegistration outer;
    private readonly ITimer timer;
    private readonly long start;
    private long lastToken;
    private bool isWaiting = true;
    private bool hasToken;
    private bool isFinished;
    private bool fired;

    public Watchdog(ProviderOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        (this.options, this.time) = (options, time);
        outer = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
        start = time.GetTimestamp();
        timer = time.CreateTimer(Fire, null, options.FirstTokenTimeout, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => source.Token;

    /// <summary>Which limit was reached, as the end of a sentence; null while none was.</summary>
    public string? Expired => !fired ? null : hasToken
        ? $"sent no token for {time.GetElapsedTime(lastToken).TotalSeconds:0.#} s"
        : $"sent no token within {options.FirstTokenTimeout.TotalSeconds:0.#} s";

    /// <summary>Bytes are being waited for: until the first token for what is left of its limit, then for the idle limit.</summary>
    public void Wait()
    {
        var left = isFinished ? AfterFinish : hasToken ? LeftForToken() : options.FirstTokenTimeout - time.GetElapsedTime(start);
        timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        isWaiting = true;
    }

    /// <summary>Bytes came.</summary>
    public void Rest()
    {
        if (isWaiting)
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        isWaiting = false;
    }

    public void SawToken()
    {
        hasToken = true;
        lastToken = time.GetTimestamp();
    }

    public void SawFinish() => isFinished = true;

    public void Dispose()
    {
        timer.Dispose();
        outer.Dispose();
    }

    /// <summary>Signs of life lengthen the wait for a token, but not without end.</summary>
    private TimeSpan LeftForToken()
    {
        var most = options.IdleTimeout + options.FirstTokenTimeout - time.GetElapsedTime(lastToken);
        return most < options.IdleTimeout ? most : options.IdleTimeout;
    }

    private void Fire(object? state)
    {
        fired = true;
        source.Cancel();
    }
}
