using Maestro.Core.Events;
using Maestro.Core.Models;

namespace Maestro.Cli.Run;

/// <summary>How the program ends, by the event that ended the run.</summary>
internal static class ExitCodes
{
    public const int Success = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Cancelled = 130;

    public static int Of(AgentEvent end) => end switch
    {
        ResultProduced => Success,
        RunCancelled => Cancelled,
        RunFailed failed => Of(failed.Kind),
        _ => throw new ArgumentException($"{end.GetType().Name} ends no run.", nameof(end)),
    };

    public static int Of(ErrorKind kind) => kind switch
    {
        ErrorKind.Denied => 3,
        ErrorKind.Budget => 4,
        ErrorKind.Authentication or ErrorKind.RateLimited or ErrorKind.Network or ErrorKind.Overloaded => 5,
        ErrorKind.Timeout => 6,
        ErrorKind.InvalidResult => 7,
        _ => Failed,
    };
}
