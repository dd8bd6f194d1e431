using Maestro.Presentation.Panels;

namespace Maestro.Terminal.Screen;

/// <summary>When the screen is drawn again although nothing has happened: while something runs its clocks move on; while all of it waits for a next try, once
/// for each second of the countdown.</summary>
internal sealed class ScreenClock
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    /// <summary>Timers may be early by so much.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(10);

    private long? shown;

    /// <summary>A frame was drawn.</summary>
    public void Drawn(Board board, DateTimeOffset now) => shown = Countdown(board, now);

    /// <summary>Whether a frame would show another time than the last one.</summary>
    public bool HasMoved(Board board, DateTimeOffset now, TimeSpan sinceLast) =>
        board.Running > 0 && (Countdown(board, now) is { } seconds ? seconds != shown : sinceLast > Tick - Slack);

    /// <summary>How long until then; null while nothing runs.</summary>
    public static TimeSpan? Wait(Board board, DateTimeOffset now)
    {
        if (board.Running == 0)
            return null;
        return board.NextRetry(now) is { } due ? TimeSpan.FromTicks((due - now).Ticks % TimeSpan.TicksPerSecond) + TimeSpan.FromMilliseconds(2) : Tick;
    }

    private static long? Countdown(Board board, DateTimeOffset now) => board.NextRetry(now) is { } due ? (long)Math.Ceiling((due - now).TotalSeconds) : null;
}
