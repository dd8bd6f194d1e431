using Maestro.Models.Providers;

namespace Maestro.Models.Http;

/// <summary>Ends an exchange that brings no first token, or no byte at all, for too long.</summary>
internal sealed class Watchdog : IDisposable
{
    private readonly ProviderOptions options;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration outer;
    private readonly ITimer timer;
    private readonly long start;
    private bool hasToken;
    private bool fired;

    public Watchdog(ProviderOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        (this.options, this.time) = (options, time);
        source = new CancellationTokenSource();
        outer = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
        start = time.GetTimestamp();
        timer = time.CreateTimer(Fire, null, options.FirstTokenTimeout, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => source.Token;

    /// <summary>Which limit was reached, as the end of a sentence; null while none was.</summary>
    public string? Expired => !fired ? null : hasToken || Waited() < options.FirstTokenTimeout
        ? $"sent nothing for {options.IdleTimeout.TotalSeconds:0.#} s"
        : $"sent no token within {options.FirstTokenTimeout.TotalSeconds:0.#} s";

    /// <summary>Bytes are being waited for: the idle limit, and before the first token also what is left of its limit.</summary>
    public void Wait()
    {
        var left = hasToken ? options.IdleTimeout : options.FirstTokenTimeout - Waited();
        timer.Change(Clamp(left < options.IdleTimeout ? left : options.IdleTimeout), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Bytes came.</summary>
    public void Rest() => timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void SawToken() => hasToken = true;

    public void Dispose()
    {
        timer.Dispose();
        outer.Dispose();
        source.Dispose();
    }

    private TimeSpan Waited() => time.GetElapsedTime(start);

    private static TimeSpan Clamp(TimeSpan limit) => limit > TimeSpan.Zero ? limit : TimeSpan.Zero;

    private void Fire(object? state)
    {
        fired = true;
        source.Cancel();
    }
}
