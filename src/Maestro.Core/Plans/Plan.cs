namespace Maestro.Core.Plans;

/// <summary>How much can go wrong with a step.</summary>
public enum RiskLevel
{
    Low,
    Medium,
    High,
}

/// <summary>A step of a plan, given to one agent.</summary>
/// <param name="Id">Unique in the plan, such as <c>s1</c>.</param>
/// <param name="Files">Relative to the work folder; a file that the step creates is listed too.</param>
/// <param name="DoneWhen">How to see that the step is done.</param>
/// <param name="Confidence">From 0 to 1.</param>
public sealed record PlanStep(
    string Id, string Title, string Agent, string Action, IReadOnlyList<string> Files, IReadOnlyList<string> DependsOn, string DoneWhen, RiskLevel Risk,
    double Confidence);

/// <summary>What the planner proposes; stages and critical path are computed by <c>PlanSchedule</c>, never asked of a model.</summary>
/// <param name="Stages">Ids of the steps that can run side by side, stage after stage.</param>
/// <param name="CriticalPath">Ids of the longest chain of dependent steps, in order.</param>
/// <param name="Commands">The repository's own build, test and run commands that the plan relies on.</param>
public sealed record Plan(
    string Goal, string Summary, IReadOnlyList<string> Assumptions, IReadOnlyList<PlanStep> Steps, IReadOnlyList<IReadOnlyList<string>> Stages,
    IReadOnlyList<string> CriticalPath, IReadOnlyList<string> Risks, string Rollback, IReadOnlyList<string> Questions,
    IReadOnlyList<Evidence.ProjectCommand> Commands);
