namespace Maestro.Testing;

/// <summary>The real clock, which knows how many of its timers nobody has given back: whoever still waits holds one.</summary>
public sealed class CountedTime : TimeProvider
{
    private int open;

    public int OpenTimers => Volatile.Read(ref open);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref open);
        return new CountedTimer(this, base.CreateTimer(callback, state, dueTime, period));
    }

    private sealed class CountedTimer(CountedTime time, ITimer inner) : ITimer
    {
        private int isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(dueTime, period);

        public void Dispose()
        {
            inner.Dispose();
            if (Interlocked.Exchange(ref isDisposed, 1) == 0)
                Interlocked.Decrement(ref time.open);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
