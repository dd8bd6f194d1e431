using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Maestro.Terminal.Screen;

/// <summary>What the screen has still to be told. Everything wakes it, but for the events of runs while they can wait for the next frame.</summary>
/// <remarks>
/// Waking a thread for every token costs several times as much as the token itself. The screen waits on a thread of its own with a time limit:
/// a timer and the thread pool would wake three threads for a frame.
/// </remarks>
internal sealed class ScreenMailbox
{
    private readonly ConcurrentQueue<ScreenMessage> messages = new();
    private readonly object bell = new();
    private volatile bool eventsCanWait;
    private bool isRung;

    public void Post(ScreenMessage message)
    {
        messages.Enqueue(message);
        if (eventsCanWait && message is EventSeen)
            return;
        lock (bell)
        {
            isRung = true;
            Monitor.Pulse(bell);
        }
    }

    public bool TryTake([MaybeNullWhen(false)] out ScreenMessage message) => messages.TryDequeue(out message);

    /// <summary>From now on events do not wake the screen: it looks for them itself, at a time that it has set.</summary>
    public void LetEventsWait() => eventsCanWait = true;

    /// <summary>Blocks until the screen is woken, or the time is over; then everything that was posted is there to be
    /// taken, and what comes wakes it again.</summary>
    /// <returns>Whether the screen was woken.</returns>
    public bool Wait(TimeSpan limit)
    {
        bool wasRung;
        lock (bell)
        {
            if (!isRung)
                Monitor.Wait(bell, limit);
            (wasRung, isRung) = (isRung, false);
        }

        eventsCanWait = false;

        // Who posts an event adds it before he looks whether it can wait; so the messages are looked at only after he can have seen that it cannot.
        Interlocked.MemoryBarrier();
        return wasRung;
    }
}
