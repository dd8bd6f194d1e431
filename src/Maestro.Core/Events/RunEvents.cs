using System.Text.Json.Serialization;

namespace Maestro.Core.Events;

/// <summary>A run began.</summary>
public sealed record RunStarted(string Agent, string Request, string Cwd, string Provider, string? Model) : AgentEvent(Agent)
{
    /// <summary>The person's own form of the result, by its name; null for the agent's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Schema { get; init; }
}

/// <summary>The router chose an agent.</summary>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Candidates">Best first.</param>
public sealed record Routed(string Agent, string Reason, double Confidence, IReadOnlyList<RouteCandidate> Candidates) : AgentEvent(Agent);

/// <summary>An agent that the router considered, with its score from 0 to 1.</summary>
public sealed record RouteCandidate(string Agent, double Score);

/// <summary>What the agent is doing now, in one line.</summary>
public sealed record StatusChanged(string Agent, string Message) : AgentEvent(Agent);

/// <summary>The run succeeded and this is its typed result.</summary>
public sealed record ResultProduced(string Agent, Results.AgentResult Data, string? Reasoning = null) : AgentEvent(Agent)
{
    [JsonIgnore]
    public override bool IsTerminal => true;
}

/// <summary>The run failed.</summary>
/// <param name="Error">What happened, in one line.</param>
/// <param name="Hint">What to do next.</param>
/// <param name="TraceId">Names the failure in the diagnostic log.</param>
public sealed record RunFailed(string Agent, string Error, Models.ErrorKind Kind, string? Hint = null, string? TraceId = null) : AgentEvent(Agent)
{
    [JsonIgnore]
    public override bool IsTerminal => true;
}

/// <summary>The run was cancelled.</summary>
public sealed record RunCancelled(string Agent, string Reason) : AgentEvent(Agent)
{
    [JsonIgnore]
    public override bool IsTerminal => true;
}
