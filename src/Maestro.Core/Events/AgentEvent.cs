using System.Text.Json.Serialization;

namespace Maestro.Core.Events;

/// <summary>One present or past fact about a run; everything shown, stored or sent is a fold of these.</summary>
/// <remarks>The set of subtypes is closed. An agent never sees sequence numbers or clocks: the session adds the <see cref="EventEnvelope"/>.</remarks>
public abstract record AgentEvent
{
    private protected AgentEvent(string agent) => Agent = agent;

    /// <summary>The agent that the event is about, in lower case, such as <c>planner</c>.</summary>
    [JsonIgnore]
    public string Agent { get; init; }

    /// <summary>The run that the event is of, when that is one which was delegated by the run whose stream it stands in; else null.</summary>
    [JsonIgnore]
    internal DelegatedRun? Of { get; init; }

    /// <summary>True when the event is written to the session log; model tokens and command output as they appear are not.</summary>
    [JsonIgnore]
    public virtual bool IsStored => true;

    /// <summary>True for the one event that ends a run: <c>result</c>, <c>error</c> or <c>cancelled</c>.</summary>
    [JsonIgnore]
    public virtual bool IsTerminal => false;
}

/// <summary>A run that another one has started.</summary>
internal sealed record DelegatedRun(string Run, string Parent);

/// <summary>An event with its place in the session: what is stored and sent.</summary>
/// <param name="Seq">Counts from 1 without gaps in a live session; stored events keep their numbers.</param>
/// <param name="Parent">The run that delegated this one, if any.</param>
public sealed record EventEnvelope(long Seq, DateTimeOffset At, string Session, string Run, string? Parent, AgentEvent Event);
