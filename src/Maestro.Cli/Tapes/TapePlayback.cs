using System.Runtime.CompilerServices;
using Maestro.Core.Events;

namespace Maestro.Cli.Tapes;

/// <summary>Plays the events of a tape in their own time, and is the clock of whoever shows them: what took three seconds
/// then takes three seconds on the screen, at any speed.</summary>
/// <param name="speed">1 for as it was, 2 for twice as fast; null for without waiting.</param>
internal sealed class TapePlayback(IReadOnlyList<EventEnvelope> events, double? speed, TimeProvider time) : TimeProvider
{
    private DateTimeOffset played = events.Count > 0 ? events[0].At : time.GetUtcNow();
    private DateTimeOffset next = events.Count > 0 ? events[0].At : time.GetUtcNow();
    private long since = time.GetTimestamp();

    public override long TimestampFrequency => time.TimestampFrequency;

    /// <summary>The time on the tape.</summary>
    public override DateTimeOffset GetUtcNow()
    {
        lock (events)
        {
            var now = speed is { } factor ? played + (time.GetElapsedTime(since) * factor) : next;
            return now < next ? now : next;
        }
    }

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);

    public async IAsyncEnumerable<EventEnvelope> PlayAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var envelope in events)
        {
            lock (events)
                next = envelope.At > played ? envelope.At : played;
            if (speed is { } factor && next > played)
            {
                var left = ((next - played) / factor) - time.GetElapsedTime(since);
                if (left > TimeSpan.Zero)
                    await Task.Delay(left, time, cancellationToken);
            }

            cancellationToken.ThrowIfCancellationRequested();
            lock (events)
                (played, since) = (next, time.GetTimestamp());
            yield return envelope;
        }
    }
}
