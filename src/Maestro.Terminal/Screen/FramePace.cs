namespace Maestro.Terminal.Screen;

/// <summary>When to draw: at once after a pause, then sixty times a second, and more often while that costs next to nothing.</summary>
/// <param name="isReduced">What nobody typed changes the screen only twice a second.</param>
public sealed class FramePace(TimeProvider time, bool isReduced = false)
{
    /// <summary>Between two frames, in whole milliseconds, as timers count them.</summary>
    private const double Usual = 16;

    private const double Soonest = 9;

    private const double Reduced = 500;

    /// <summary>What somebody typed is shown sooner than what arrives by itself; held keys and pastes are no reason to draw without end.</summary>
    private const double SoonestAfterKey = 4;

    /// <summary>Frames come more often than usual only while drawing takes less than this share of the time.</summary>
    private const double CheapShare = 0.05;

    private readonly Queue<double> recent = new();
    private readonly Queue<long> starts = new();
    private long last;
    private double cost;

    /// <summary>Frames drawn so far.</summary>
    public long Frames { get; private set; }

    /// <summary>How long ago the last frame began.</summary>
    public TimeSpan SinceLast => time.GetElapsedTime(last);

    /// <summary>How long to wait before the next frame, in whole milliseconds; zero when it may be drawn now.</summary>
    /// <param name="isTyped">The frame answers a key or the mouse.</param>
    public TimeSpan Wait(bool isTyped)
    {
        if (Frames == 0)
            return TimeSpan.Zero;
        var interval = isTyped ? SoonestAfterKey : isReduced ? Reduced : Math.Clamp(cost / CheapShare, Soonest, Usual);
        var left = interval - time.GetElapsedTime(last).TotalMilliseconds;
        return left > 0 ? TimeSpan.FromMilliseconds(Math.Ceiling(left)) : TimeSpan.Zero;
    }

    /// <summary>Frames of the last second.</summary>
    public int PerSecond => starts.Count(start => time.GetElapsedTime(start) < TimeSpan.FromSeconds(1));

    /// <summary>A frame begins; <see cref="End"/> must follow.</summary>
    public void Begin()
    {
        last = time.GetTimestamp();
        Frames++;
        starts.Enqueue(last);
        if (starts.Count > 1000 / SoonestAfterKey)
            starts.Dequeue();
    }

    public void End()
    {
        var took = time.GetElapsedTime(last).TotalMilliseconds;
        cost += (took - cost) / 8;
        recent.Enqueue(took);
        if (recent.Count > 600)
            recent.Dequeue();
    }

    /// <summary>Milliseconds that this share of the last 600 frames stayed under; null before the first.</summary>
    /// <param name="share">From 0 to 1, such as 0.99.</param>
    public double? Percentile(double share) =>
        recent.Count == 0 ? null : recent.Order().ElementAt(Math.Min(recent.Count - 1, (int)(recent.Count * share)));
}
