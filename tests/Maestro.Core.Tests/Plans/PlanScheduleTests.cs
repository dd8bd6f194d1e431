using CsCheck;
using Maestro.Core.Plans;

namespace Maestro.Core.Tests.Plans;

public sealed class PlanScheduleTests
{
    [Fact]
    public void Steps_that_wait_for_the_same_ones_share_a_stage()
    {
        var schedule = PlanSchedule.Of([Step("a"), Step("b"), Step("c", after: ["a"]), Step("d", after: ["a", "b"]), Step("e", after: ["c", "d"])]);

        Assert.Equal([["a", "b"], ["c", "d"], ["e"]], schedule.Stages);
    }

    [Fact]
    public void The_critical_path_goes_through_the_riskier_step() =>
        Assert.Equal(
            ["a", "c", "d"],
            PlanSchedule.Of([Step("a"), Step("b", after: ["a"]), Step("c", after: ["a"], risk: RiskLevel.High), Step("d", after: ["b", "c"])]).CriticalPath);

    [Fact]
    public void Steps_in_a_circle_have_no_stage() =>
        Assert.Equal([["a"]], PlanSchedule.Of([Step("a"), Step("b", after: ["c"]), Step("c", after: ["b"]), Step("d", after: ["c"])]).Stages);

    [Fact]
    public void Every_step_comes_after_what_it_depends_on() => Gen.Int[0, 9].List[0, 12].List[0, 12].Sample(edges =>
    {
        var steps = edges.Select((before, i) => Step($"s{i}", [.. before.Where(j => j < i).Select(j => $"s{j}")])).ToList();
        var schedule = PlanSchedule.Of(steps);
        var stage = schedule.Stages.SelectMany((ids, level) => ids.Select(id => (id, level))).ToDictionary(x => x.id, x => x.level);
        Assert.Equal(steps.Count, stage.Count);
        Assert.All(steps, step => Assert.All(step.DependsOn, id => Assert.True(stage[id] < stage[step.Id])));
        Assert.Equal(schedule.CriticalPath.OrderBy(id => stage[id]), schedule.CriticalPath);
        Assert.True(schedule.CriticalPath.Count == schedule.Stages.Count);
    });

    internal static PlanStep Step(string id, string[]? after = null, RiskLevel risk = RiskLevel.Low, string title = "Do it", string[]? files = null) =>
        new(id, title, "executor", "Do it well", files ?? [], after ?? [], "it is done", risk, 0.8);
}
