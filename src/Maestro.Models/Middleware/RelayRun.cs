using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware;

/// <summary>Reads a stream through all the relays around it in one step: a token pays for one asynchronous call, however many they are.</summary>
internal sealed class RelayRun : IAsyncEnumerator<ChatResponseUpdate>
{
    /// <summary>Those that are open or being opened, the outermost first.</summary>
    private readonly List<Relay> relays = [];
    private readonly Queue<ChatResponseUpdate> notices = [];
    private readonly CancellationToken reader;
    private IAsyncEnumerator<ChatResponseUpdate>? source;
    private bool isOpening;
    private bool hasContent;

    public RelayRun(Relay outermost, CancellationToken reader)
    {
        this.reader = reader;
        Add(outermost);
    }

    public ChatResponseUpdate Current { get; private set; } = null!;

    public ValueTask<bool> MoveNextAsync()
    {
        if (source is null || notices.Count > 0)
            return AdvanceAsync(null);
        var next = source.MoveNextAsync();
        if (!next.IsCompletedSuccessfully)
            return AdvanceAsync(next);
        return Take(next.Result) is { } has ? new ValueTask<bool>(has) : AdvanceAsync(null);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        while (relays.Count > 0)
            Leave(null);
    }

    private async ValueTask<bool> AdvanceAsync(ValueTask<bool>? pending)
    {
        for (; ; pending = null)
        {
            if (pending is null && notices.TryDequeue(out var notice))
                return Give(notice);
            try
            {
                if (source is null && await OpenAsync() is { } before)
                    return Give(before);
                if (Take(await (pending ?? source!.MoveNextAsync())) is { } has)
                    return has;
            }
            catch (ModelException failure)
            {
                await CloseAsync();
                if (Again(failure) is { } again)
                    return Give(again);
                throw;
            }
        }
    }

    /// <summary>Opens the innermost relay and what it leads to, down to what is no relay; a notice comes first and asks to try again.</summary>
    private async ValueTask<ChatResponseUpdate?> OpenAsync()
    {
        while (source is null)
        {
            isOpening = true;
            if (await relays[^1].BeforeAsync() is { } before)
                return before;
            var opened = relays[^1].Open();
            isOpening = false;
            if (opened is Relay next)
                Add(next);
            else
                source = opened.GetAsyncEnumerator(reader);
        }

        return null;
    }

    /// <summary>Whether there is an update to give out; null when one was kept back.</summary>
    private bool? Take(bool hasMore)
    {
        if (!hasMore)
        {
            while (relays.Count > 0)
                Leave(true);
            return false;
        }

        var update = source!.Current;
        for (var i = relays.Count - 1; i >= 0; i--)
            if (!relays[i].Passes(update))
                return null;
        hasContent = hasContent || update.Contents.Any(content => content is not CallNotice);
        return Give(update);
    }

    private bool Give(ChatResponseUpdate update)
    {
        Current = update;
        return true;
    }

    /// <summary>Asks from the inside out who opens the stream again; whoever could not be opened is not asked.</summary>
    private ChatResponseUpdate? Again(ModelException failure)
    {
        if (isOpening)
            Leave(null);
        isOpening = false;
        for (; relays.Count > 0; Leave(false))
            if (relays[^1].Again(failure, hasContent) is { } again)
                return again;
        return null;
    }

    private void Add(Relay relay)
    {
        relay.Join(notices, reader);
        relays.Add(relay);
    }

    private void Leave(bool? isWhole)
    {
        var innermost = relays[^1];
        relays.RemoveAt(relays.Count - 1);
        innermost.Over(isWhole);
    }

    private async ValueTask CloseAsync()
    {
        if (source is { } open)
            await open.DisposeAsync();
        source = null;
    }
}
