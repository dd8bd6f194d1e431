using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Maestro.Testing;

/// <summary>A chat client that plays scripted replies, one per request, and remembers the requests.</summary>
/// <param name="replies">Each reply is a list of contents, streamed one update each; a <see cref="FakeFailure"/> throws there.</param>
public sealed class FakeChatClient(params IReadOnlyList<IReadOnlyList<object>> replies) : IChatClient
{
    private int next;

    public List<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Requests { get; } = [];

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Requests.Add(([.. messages], options?.Clone()));
        if (next >= replies.Count)
            throw new InvalidOperationException($"The script has {replies.Count} replies; one more was asked for.");
        foreach (var part in replies[next++])
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return part switch
            {
                string text => new ChatResponseUpdate(ChatRole.Assistant, text),
                AIContent content => new ChatResponseUpdate(ChatRole.Assistant, [content]),
                FakeFailure failure => throw failure.Exception,
                _ => throw new ArgumentException($"A reply cannot hold a {part.GetType().Name}."),
            };
        }
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}

/// <summary>Makes a scripted reply fail at this place.</summary>
public sealed record FakeFailure(Exception Exception);
