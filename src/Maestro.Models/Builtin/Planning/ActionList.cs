using Maestro.Core.Plans;
using Maestro.Models.Builtin.Goals;

namespace Maestro.Models.Builtin.Planning;

/// <summary>Actions as they are put together.</summary>
internal sealed class ActionList
{
    private readonly List<PlanAction> all = [];

    public IReadOnlyList<PlanAction> All => all;

    public void Add(
        string name, IReadOnlyList<string> needs, IReadOnlyList<string> gives, int cost, string agent, string title, string action, IReadOnlyList<string> files,
        string doneWhen, RiskLevel risk = RiskLevel.Low, double confidence = 0.9) =>
        all.Add(new PlanAction(new GoalAction(name, needs, gives, cost), agent, title, action, files, doneWhen) { Risk = risk, Confidence = confidence });

    /// <summary>Adds what follows by itself and is no step of a plan.</summary>
    public void Follows(string name, IReadOnlyList<string> needs, IReadOnlyList<string> gives) => Add(name, needs, gives, 1, "", "", "", [], "");
}
