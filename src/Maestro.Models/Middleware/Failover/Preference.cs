namespace Maestro.Models.Middleware.Failover;

/// <summary>Which provider is asked first: after a failover the one that answered, for a while.</summary>
internal sealed class Preference(FailoverTarget first, TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);
    private volatile Choice? choice;

    public FailoverTarget Current => choice is { } made && made.Until > time.GetUtcNow() ? made.Target : first;

    public void Set(FailoverTarget answered)
    {
        if (answered == first)
            choice = null;
        else if (choice?.Target != answered || choice.Until <= time.GetUtcNow())
            choice = new Choice(answered, time.GetUtcNow() + Lasts);
    }

    private sealed record Choice(FailoverTarget Target, DateTimeOffset Until);
}
