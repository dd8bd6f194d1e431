namespace Maestro.Testing;

/// <summary>The real clock, which knows how many of its timers are set: whoever still waits holds one.</summary>
public sealed class CountedTime : TimeProvider
{
    private int set;

    public int SetTimers => Volatile.Read(ref set);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new CountedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class CountedTimer : ITimer
    {
        private readonly CountedTime time;
        private readonly ITimer inner;
        private int isSet;

        public CountedTimer(CountedTime time, TimerCallback callback, object? state)
        {
            this.time = time;
            inner = System.CreateTimer(_ => Fire(callback, state), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Mark(dueTime != Timeout.InfiniteTimeSpan);
            return inner.Change(dueTime, period);
        }

        public void Dispose()
        {
            Mark(false);
            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        /// <summary>A timer that has fired holds nobody up any more, though its owner gives it back only afterwards.</summary>
        private void Fire(TimerCallback callback, object? state)
        {
            Mark(false);
            callback(state);
        }

        private void Mark(bool isNowSet)
        {
            var before = Interlocked.Exchange(ref isSet, isNowSet ? 1 : 0);
            Interlocked.Add(ref time.set, (isNowSet ? 1 : 0) - before);
        }
    }
}
