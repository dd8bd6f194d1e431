namespace Maestro.Core.Models;

/// <summary>Why a run failed; decides the exit code and whether trying again can help.</summary>
public enum ErrorKind
{
    Authentication,
    RateLimited,
    Overloaded,
    Network,
    Timeout,
    ContextTooLong,
    Refused,
    InvalidRequest,
    InvalidResult,
    Budget,
    Denied,
    Internal,
}
