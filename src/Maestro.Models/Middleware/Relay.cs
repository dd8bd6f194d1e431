using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware;

/// <summary>One middleware's part in a call: what it does before the stream is opened, with each update, after a failure and at the end. Read once.</summary>
/// <remarks>Relays lie one in another; whoever reads the outermost reads it through a <see cref="RelayRun"/>, which goes through all of them.</remarks>
internal abstract class Relay(CancellationToken stop) : IAsyncEnumerable<ChatResponseUpdate>
{
    private Queue<ChatResponseUpdate>? said;

    protected CancellationToken Stop { get; private set; } = stop;

    public IAsyncEnumerator<ChatResponseUpdate> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new RelayRun(this, cancellationToken);

    /// <summary>What must be before the stream is opened: a notice is given out and this is asked again; null opens.</summary>
    public virtual ValueTask<ChatResponseUpdate?> BeforeAsync() => default;

    public abstract IAsyncEnumerable<ChatResponseUpdate> Open();

    /// <summary>Looks at an update; false keeps it back.</summary>
    public virtual bool Passes(ChatResponseUpdate update) => true;

    /// <summary>The stream has failed: a notice opens it again, null lets the failure through.</summary>
    /// <param name="hasContent">True once a part of the reply was given out; notices are none.</param>
    public virtual ChatResponseUpdate? Again(ModelException failure, bool hasContent) => null;

    /// <summary>The stream is over, or was left; called once.</summary>
    /// <param name="isWhole">True at its end, false after a failure; null when the reader left, or it was never opened.</param>
    public virtual void Over(bool? isWhole)
    {
    }

    /// <summary>Puts it into a run, whose reader can cancel it where nobody else can.</summary>
    internal void Join(Queue<ChatResponseUpdate> notices, CancellationToken reader)
    {
        said = notices;
        if (!Stop.CanBeCanceled)
            Stop = reader;
    }

    /// <summary>Gives a notice out after the update that is looked at.</summary>
    protected void Say(ChatResponseUpdate notice) => said!.Enqueue(notice);
}
