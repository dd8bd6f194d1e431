using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware;

/// <summary>A stream on its way through one middleware: opened when that allows it, looked at, perhaps opened again after a failure. Read once.</summary>
/// <remarks>By hand and not as an iterator: seven of these lie one in another, and a token that is there already must pass each for next to nothing.</remarks>
internal abstract class Relay(CancellationToken stop) : IAsyncEnumerable<ChatResponseUpdate>, IAsyncEnumerator<ChatResponseUpdate>
{
    private IAsyncEnumerator<ChatResponseUpdate>? source;
    private ChatResponseUpdate? said;
    private bool isOver;

    public ChatResponseUpdate Current { get; private set; } = null!;

    protected CancellationToken Stop { get; private set; } = stop;

    /// <summary>True once a part of the reply was given out; notices are none.</summary>
    protected bool HasContent { get; private set; }

    public IAsyncEnumerator<ChatResponseUpdate> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (!Stop.CanBeCanceled)
            Stop = cancellationToken;
        return this;
    }

    public ValueTask<bool> MoveNextAsync()
    {
        if (source is null || said is not null)
            return AdvanceAsync(default);
        var next = source.MoveNextAsync();
        if (!next.IsCompletedSuccessfully)
            return AdvanceAsync(next);
        return Take(next.Result) is { } has ? new ValueTask<bool>(has) : AdvanceAsync(source.MoveNextAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        End(null);
    }

    /// <summary>What must be before the stream is opened: a notice is given out and this is asked again; null opens.</summary>
    protected virtual ValueTask<ChatResponseUpdate?> BeforeAsync() => default;

    protected abstract IAsyncEnumerable<ChatResponseUpdate> Open();

    /// <summary>Looks at an update; false keeps it back.</summary>
    protected virtual bool Passes(ChatResponseUpdate update) => true;

    /// <summary>The stream has failed: a notice opens it again, null lets the failure through.</summary>
    protected virtual ChatResponseUpdate? Again(ModelException failure) => null;

    /// <summary>The stream is over, or was left; called once.</summary>
    /// <param name="isWhole">True at its end, false after a failure; null when the reader left.</param>
    protected virtual void Over(bool? isWhole)
    {
    }

    /// <summary>Gives a notice out after the update that is looked at.</summary>
    protected void Say(ChatResponseUpdate notice) => said = notice;

    private async ValueTask<bool> AdvanceAsync(ValueTask<bool> next)
    {
        if (said is { } notice)
        {
            said = null;
            return Give(notice);
        }

        for (; ; next = source.MoveNextAsync())
        {
            if (source is null)
            {
                if (await BeforeAsync() is { } before)
                    return Give(before);
                source = Open().GetAsyncEnumerator(Stop);
                next = source.MoveNextAsync();
            }

            try
            {
                if (Take(await next) is { } has)
                    return has;
            }
            catch (ModelException failure)
            {
                await CloseAsync();
                if (Again(failure) is { } again)
                    return Give(again);
                End(false);
                throw;
            }
        }
    }

    /// <summary>Whether there is an update to give out; null when it was kept back.</summary>
    private bool? Take(bool hasMore)
    {
        if (!hasMore)
        {
            End(true);
            return false;
        }

        Current = source!.Current;
        HasContent = HasContent || Current.Contents.Any(content => content is not CallNotice);
        return Passes(Current) ? true : null;
    }

    private bool Give(ChatResponseUpdate notice)
    {
        Current = notice;
        return true;
    }

    private void End(bool? isWhole)
    {
        if (isOver)
            return;
        isOver = true;
        Over(isWhole);
    }

    private async ValueTask CloseAsync()
    {
        if (source is { } open)
            await open.DisposeAsync();
        source = null;
    }
}
