using Maestro.Core.Plans;
using Maestro.Models.Builtin.Goals;

namespace Maestro.Models.Builtin.Planning;

/// <summary>An action of the goal planner with the step that it becomes in a plan.</summary>
internal sealed record PlanAction(GoalAction Goal, string Agent, string Title, string Action, IReadOnlyList<string> Files, string DoneWhen)
{
    public RiskLevel Risk { get; init; } = RiskLevel.Low;

    /// <summary>From 0 to 1.</summary>
    public double Confidence { get; init; } = 0.9;
}

/// <summary>The facts that actions need and give.</summary>
internal static class Fact
{
    public const string Understood = "understood", Decided = "decided", Baseline = "baseline", Reproduced = "reproduced", Measured = "measured", Covered = "covered";
    public const string Modelled = "modelled", Stored = "stored", Changed = "changed", Wired = "wired", Tested = "tested", Built = "built", Verified = "verified";
    public const string Linted = "linted", Improved = "improved", Secured = "secured", Reviewed = "reviewed", Documented = "documented", Delivered = "delivered";

    /// <summary>One of several parts of the change is done.</summary>
    public static string Part(int number) => $"part-{number}";
}
