namespace Maestro.Core.Models;

/// <summary>A model call failed; thrown only by the providers.</summary>
/// <param name="message">What happened, with the vendor's own message; never contains a key.</param>
/// <param name="hint">What the person can do next.</param>
/// <param name="retryAfter">How long the vendor asked to wait.</param>
public sealed class ModelException(ErrorKind kind, string message, string? hint = null, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(message, inner)
{
    public ErrorKind Kind { get; } = kind;

    public string? Hint { get; } = hint;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The HTTP status of the reply; null when there was none, or the failure came inside a stream that named none.</summary>
    public int? Status { get; init; }

    /// <summary>True when the same call will fail again however long one waits, such as for an account without quota.</summary>
    public bool IsLasting { get; init; }

    /// <summary>True when trying the same call again can help.</summary>
    public bool CanGetBetter => !IsLasting
        && Kind is ErrorKind.RateLimited or ErrorKind.Overloaded or ErrorKind.Network or ErrorKind.Timeout or ErrorKind.InvalidResult;
}
