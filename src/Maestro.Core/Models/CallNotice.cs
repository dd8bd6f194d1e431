using Microsoft.Extensions.AI;

namespace Maestro.Core.Models;

/// <summary>What happened to a model call on its way, told in the stream of its updates; no part of the reply.</summary>
public abstract class CallNotice : AIContent
{
    private protected CallNotice()
    {
    }
}

/// <summary>The call is about to be made again, or must wait before it is made.</summary>
/// <param name="attempt">The number of the coming attempt; the first retry is 2, and 1 waits for a rate limit.</param>
/// <param name="delay">Waited for before it.</param>
public sealed class RetryNotice(string provider, int attempt, TimeSpan delay, string reason) : CallNotice
{
    public string Provider { get; } = provider;

    public int Attempt { get; } = attempt;

    public TimeSpan Delay { get; } = delay;

    public string Reason { get; } = reason;
}

/// <summary>The call goes on with another provider.</summary>
public sealed class FailoverNotice(string from, string to, string reason) : CallNotice
{
    public string From { get; } = from;

    public string To { get; } = to;

    public string Reason { get; } = reason;
}

/// <summary>Something that the person should know of the call, in one line.</summary>
public sealed class StatusNotice(string message) : CallNotice
{
    public string Message { get; } = message;
}

/// <summary>The conversation no longer fitted into the model's window and was made shorter.</summary>
/// <param name="message">What was left out, in one line with the numbers.</param>
/// <param name="messages">The shorter conversation, to go on with.</param>
public sealed class CompactionNotice(string message, IReadOnlyList<ChatMessage> messages) : CallNotice
{
    public string Message { get; } = message;

    public IReadOnlyList<ChatMessage> Messages { get; } = messages;
}
