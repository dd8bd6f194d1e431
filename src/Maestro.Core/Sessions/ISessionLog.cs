using Maestro.Core.Events;

namespace Maestro.Core.Sessions;

/// <summary>Where the stored events of a session go, in order.</summary>
public interface ISessionLog
{
    /// <summary>Keeps the event durably before it returns, so that a killed process loses nothing that was shown as done.</summary>
    void Append(EventEnvelope envelope);
}
