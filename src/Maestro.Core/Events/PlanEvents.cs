namespace Maestro.Core.Events;

/// <summary>A plan was made.</summary>
public sealed record PlanMade(string Agent, Plans.Plan Plan) : AgentEvent(Agent);

/// <summary>A step of a plan began in a run of its own.</summary>
public sealed record StepStarted(string Agent, string StepId, string Run) : AgentEvent(Agent);

/// <summary>A step of a plan ended.</summary>
public sealed record StepDone(string Agent, string StepId, string Run, bool Succeeded) : AgentEvent(Agent);
