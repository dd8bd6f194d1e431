namespace Maestro.Presentation.Panels;

/// <summary>Pieces a second over the last two seconds.</summary>
public sealed class TokenRate
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);
    private readonly Queue<DateTimeOffset> recent = new();

    public void Add(DateTimeOffset at)
    {
        recent.Enqueue(at);
        Forget(at);
    }

    /// <summary>Null while too little has arrived to say.</summary>
    public int? At(DateTimeOffset now)
    {
        Forget(now);
        if (recent.Count < 5)
            return null;
        var seconds = Math.Max(0.25, (now - recent.Peek()).TotalSeconds);
        return (int)Math.Round(recent.Count / seconds);
    }

    private void Forget(DateTimeOffset now)
    {
        while (recent.TryPeek(out var oldest) && now - oldest > Window)
            recent.Dequeue();
    }
}
