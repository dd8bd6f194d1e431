namespace Maestro.Terminal.Screen;

/// <summary>When to draw: at once after a pause, and at most sixty times a second.</summary>
/// <param name="isReduced">What nobody typed changes the screen only twice a second.</param>
public sealed class FramePace(TimeProvider time, bool isReduced = false)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1000.0 / 60);
    private static readonly TimeSpan Reduced = TimeSpan.FromMilliseconds(500);
    private readonly Queue<double> recent = new();
    private readonly Queue<long> starts = new();
    private long last;

    /// <summary>Frames drawn so far.</summary>
    public long Frames { get; private set; }

    /// <summary>How long to wait before the next frame; zero when it may be drawn now.</summary>
    /// <param name="isTyped">The frame answers a key or the mouse.</param>
    public TimeSpan Wait(bool isTyped)
    {
        if (Frames == 0)
            return TimeSpan.Zero;
        var left = (isReduced && !isTyped ? Reduced : Shortest) - time.GetElapsedTime(last);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Frames of the last second.</summary>
    public int PerSecond => starts.Count(start => time.GetElapsedTime(start) < TimeSpan.FromSeconds(1));

    /// <summary>A frame begins; <see cref="End"/> must follow.</summary>
    public void Begin()
    {
        last = time.GetTimestamp();
        Frames++;
        starts.Enqueue(last);
        if (starts.Count > 61)
            starts.Dequeue();
    }

    public void End()
    {
        recent.Enqueue(time.GetElapsedTime(last).TotalMilliseconds);
        if (recent.Count > 600)
            recent.Dequeue();
    }

    /// <summary>Milliseconds that this share of the last 600 frames stayed under; null before the first.</summary>
    /// <param name="share">From 0 to 1, such as 0.99.</param>
    public double? Percentile(double share) =>
        recent.Count == 0 ? null : recent.Order().ElementAt(Math.Min(recent.Count - 1, (int)(recent.Count * share)));
}
