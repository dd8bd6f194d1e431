using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Maestro.Terminal.Screen;

/// <summary>What the screen has still to be told. Everything wakes it, but for the events of runs while they can wait for the next frame.</summary>
/// <remarks>Waking a thread for every token costs several times as much as the token itself.</remarks>
internal sealed class ScreenMailbox
{
    private readonly ConcurrentQueue<ScreenMessage> messages = new();
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private volatile bool eventsCanWait;

    public void Post(ScreenMessage message)
    {
        messages.Enqueue(message);
        if (!eventsCanWait || message is not EventSeen)
            bell.Writer.TryWrite(true);
    }

    public bool TryTake([MaybeNullWhen(false)] out ScreenMessage message) => messages.TryDequeue(out message);

    /// <summary>From now on events do not wake the screen: it looks for them itself, at a time that it has set.</summary>
    public void LetEventsWait() => eventsCanWait = true;

    /// <summary>Returns once the screen is woken; then everything that was posted is there to be taken, and what comes wakes it again.</summary>
    /// <param name="hasMore">There is something to be taken: nothing is waited for.</param>
    public async ValueTask WaitAsync(bool hasMore)
    {
        if (!hasMore)
            await bell.Reader.ReadAsync(CancellationToken.None);
        eventsCanWait = false;

        // Who posts an event adds it before he looks whether it can wait; so the messages are looked at only after he can have seen that it cannot.
        Interlocked.MemoryBarrier();
    }
}
