using Maestro.Core.Models;

namespace Maestro.Models.Middleware.Breaker;

/// <summary>Remembers how a model of a provider fares; safe for use from several calls at once.</summary>
internal sealed class Circuit(TimeProvider time)
{
    public const int FailuresToOpen = 5;
    private static readonly TimeSpan StaysOpen = TimeSpan.FromSeconds(15);
    private readonly Lock gate = new();
    private int failures;
    private DateTimeOffset closedUntil;
    private ErrorKind kind;

    /// <summary>How long no call should be made, and what went wrong; null when one may be made. After that time, one call tries for all.</summary>
    public (TimeSpan Left, ErrorKind Kind)? Enter()
    {
        lock (gate)
        {
            if (failures < FailuresToOpen)
                return null;
            var now = time.GetUtcNow();
            if (closedUntil > now)
                return (closedUntil - now, kind);
            closedUntil = now + StaysOpen;
            return null;
        }
    }

    public void Succeeded()
    {
        lock (gate)
            failures = 0;
    }

    /// <summary>Counts what says that the provider is not well; a wrong key or request says nothing of it.</summary>
    public void Failed(ModelException failure)
    {
        if (failure.Kind is not (ErrorKind.Overloaded or ErrorKind.Network or ErrorKind.Timeout))
            return;
        lock (gate)
        {
            kind = failure.Kind;
            if (++failures >= FailuresToOpen)
                closedUntil = time.GetUtcNow() + StaysOpen;
        }
    }
}
