using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware;

/// <summary>One try of a call: its updates, and how it failed instead of an exception, since C# forbids yielding where one is caught.</summary>
internal sealed class Attempt(IAsyncEnumerable<ChatResponseUpdate> updates, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<ChatResponseUpdate> source = updates.GetAsyncEnumerator(cancellationToken);

    public ChatResponseUpdate Current => source.Current;

    /// <summary>Why the try ended, if it failed.</summary>
    public ModelException? Failure { get; private set; }

    /// <summary>True once a part of the reply was given out; notices are none.</summary>
    public bool HasContent { get; private set; }

    /// <summary>False at the end, be it good or a <see cref="Failure"/>.</summary>
    public ValueTask<bool> MoveNextAsync()
    {
        var next = source.MoveNextAsync();
        return next.IsCompletedSuccessfully ? new ValueTask<bool>(See(next.Result)) : WaitAsync(next);
    }

    private async ValueTask<bool> WaitAsync(ValueTask<bool> next)
    {
        try
        {
            return See(await next);
        }
        catch (ModelException failure)
        {
            Failure = failure;
            return false;
        }
    }

    private bool See(bool hasMore)
    {
        HasContent = HasContent || (hasMore && Current.Contents.Any(content => content is not CallNotice));
        return hasMore;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
