using CsCheck;
using Maestro.Models.Builtin.Goals;

namespace Maestro.Models.Tests.Builtin;

public sealed class GoalPlannerTests
{
    [Fact]
    public void The_cheapest_way_wins_over_the_shortest()
    {
        var planner = new GoalPlanner([Action("fly", 9, [], ["there"]), Action("walk", 2, [], ["half"]), Action("ride", 3, ["half"], ["there"])]);
        Assert.Equal(["walk", "ride"], Names(planner.Find([], ["there"])));
    }

    [Fact]
    public void What_holds_already_needs_no_action() => Assert.Empty(new GoalPlanner([Action("a", 1, [], ["x"])]).Find(["x"], ["x"])!);

    [Fact]
    public void A_goal_that_nothing_gives_cannot_be_reached()
    {
        Assert.Null(new GoalPlanner([Action("a", 1, [], ["x"])]).Find([], ["y"]));
        Assert.Null(new GoalPlanner([Action("a", 1, ["y"], ["x"]), Action("b", 1, ["x"], ["y"])]).Find([], ["y"]));
    }

    [Fact]
    public void Actions_that_the_goal_does_not_need_are_left_out() =>
        Assert.Equal(["a"], Names(new GoalPlanner([Action("b", 1, [], ["y"]), Action("a", 1, [], ["x"])]).Find([], ["x"])));

    [Fact]
    public void Every_plan_can_be_done_in_its_order_and_none_is_cheaper()
    {
        var action = Gen.Select(Gen.Int[0, 5].Array[0, 2], Gen.Int[0, 5].Array[1, 2], Gen.Int[1, 5]);
        action.Array[1, 6].Sample(drawn =>
        {
            var actions = drawn.Select((a, i) => Action($"a{i}", a.Item3, [.. a.Item1.Select(Fact)], [.. a.Item2.Select(Fact)])).ToList();
            var plan = new GoalPlanner(actions).Find(["f0"], ["f4", "f5"]);
            var cheapest = Cheapest(actions, ["f0"]);
            if (plan is null)
                return cheapest is null;
            var held = new HashSet<string> { "f0" };
            foreach (var done in plan)
            {
                if (!done.Needs.All(held.Contains))
                    return false;
                held.UnionWith(done.Gives);
            }

            return held.Contains("f4") && held.Contains("f5") && plan.Sum(done => done.Cost) == cheapest;
        }, iter: 500);
    }

    /// <summary>The cost of the cheapest way to f4 and f5 by trying every order.</summary>
    private static int? Cheapest(IReadOnlyList<GoalAction> left, HashSet<string> held)
    {
        if (held.Contains("f4") && held.Contains("f5"))
            return 0;
        return left.Where(action => action.Needs.All(held.Contains))
            .Select(action => action.Cost + Cheapest([.. left.Where(other => other != action)], [.. held, .. action.Gives]))
            .Min();
    }

    private static string Fact(int number) => $"f{number}";

    private static GoalAction Action(string name, int cost, string[] needs, string[] gives) => new(name, needs, gives, cost);

    private static IEnumerable<string> Names(IReadOnlyList<GoalAction>? plan) => plan!.Select(action => action.Name);
}
