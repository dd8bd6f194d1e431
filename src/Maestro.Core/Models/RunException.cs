namespace Maestro.Core.Models;

/// <summary>An agent ends its run with this error; the run's end turns it into the <c>error</c> event.</summary>
/// <param name="message">What happened, in one line.</param>
/// <param name="hint">What the person can do next.</param>
public sealed class RunException(ErrorKind kind, string message, string? hint = null) : Exception(message)
{
    public ErrorKind Kind { get; } = kind;

    public string? Hint { get; } = hint;
}
