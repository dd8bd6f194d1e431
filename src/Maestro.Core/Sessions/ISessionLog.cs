using Maestro.Core.Events;

namespace Maestro.Core.Sessions;

/// <summary>Where the stored events of a session go, in order.</summary>
public interface ISessionLog
{
    /// <summary>Keeps the event durably before it returns, so that a killed process loses nothing that was shown as done.</summary>
    void Append(EventEnvelope envelope);

    /// <summary>Sees an event that is not stored: of a reply that is being written the log may keep what has come so far,
    /// for the case that the program is killed.</summary>
    void Follow(EventEnvelope envelope)
    {
    }
}
