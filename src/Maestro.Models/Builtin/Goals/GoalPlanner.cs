using System.Numerics;

namespace Maestro.Models.Builtin.Goals;

/// <summary>Goal-oriented action planning: the cheapest sequence of actions that leads from what holds to what should hold, found by A*.</summary>
/// <remarks>Facts only ever become true, so a state is a set of facts; at most 64 of either facts or actions. The same input gives the same sequence.</remarks>
internal sealed class GoalPlanner
{
    private const int Limit = 64;

    private readonly Dictionary<string, int> bits = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<GoalAction> actions;
    private readonly List<(ulong Needs, ulong Gives)> masks = [];
    private readonly ulong[] givers = new ulong[Limit];

    public GoalPlanner(IReadOnlyList<GoalAction> actions)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(actions.Count, Limit);
        this.actions = actions;
        foreach (var action in actions)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(action.Cost, 1);
            foreach (var fact in Bits(Mask(action.Gives)))
                givers[fact] |= 1UL << masks.Count;
            masks.Add((Mask(action.Needs), Mask(action.Gives)));
        }
    }

    /// <summary>The actions in an order in which they can be done; empty when the goal holds already, null when it cannot be reached.</summary>
    public IReadOnlyList<GoalAction>? Find(IEnumerable<string> holds, IEnumerable<string> goal)
    {
        var start = Mask(holds);
        var wanted = Mask(goal);
        var open = new PriorityQueue<Node, (int Estimate, int Order)>();
        var best = new Dictionary<ulong, int> { [start] = 0 };
        var order = 0;
        if (StillNeeded(start, wanted) is { } least)
            open.Enqueue(new Node(start, 0, -1, null), (least, order));
        while (open.TryDequeue(out var node, out _))
        {
            if ((node.State & wanted) == wanted)
                return Path(node);
            if (node.Cost > best[node.State])
                continue;
            for (var i = 0; i < masks.Count; i++)
            {
                var state = node.State | masks[i].Gives;
                var cost = node.Cost + actions[i].Cost;
                if ((node.State & masks[i].Needs) != masks[i].Needs || state == node.State || (best.TryGetValue(state, out var known) && known <= cost))
                    continue;
                best[state] = cost;
                if (StillNeeded(state, wanted) is { } rest)
                    open.Enqueue(new Node(state, cost, i, node), (cost + rest, ++order));
            }
        }

        return null;
    }

    /// <summary>The cost of the actions that every way to the goal contains: each is the only one to give a fact that is
    /// missing. Null when nothing gives one.</summary>
    private int? StillNeeded(ulong state, ulong wanted)
    {
        var cost = 0;
        var done = 0UL;
        var missing = wanted & ~state;
        for (var seen = 0UL; (missing & ~seen) != 0;)
        {
            var fact = BitOperations.TrailingZeroCount(missing & ~seen);
            seen |= 1UL << fact;
            if (givers[fact] == 0)
                return null;
            var action = BitOperations.TrailingZeroCount(givers[fact]);
            if (!BitOperations.IsPow2(givers[fact]) || (done & (1UL << action)) != 0)
                continue;
            done |= 1UL << action;
            cost += actions[action].Cost;
            missing |= masks[action].Needs & ~state;
        }

        return cost;
    }

    private List<GoalAction> Path(Node node)
    {
        var path = new List<GoalAction>();
        for (var at = node; at.Action >= 0; at = at.Before!)
            path.Add(actions[at.Action]);
        path.Reverse();
        return path;
    }

    private ulong Mask(IEnumerable<string> facts)
    {
        var mask = 0UL;
        foreach (var fact in facts)
        {
            if (!bits.TryGetValue(fact, out var bit))
            {
                bit = bits.Count < Limit ? bits.Count : throw new ArgumentException($"A goal planner knows at most {Limit} facts.", nameof(facts));
                bits[fact] = bit;
            }

            mask |= 1UL << bit;
        }

        return mask;
    }

    private static IEnumerable<int> Bits(ulong mask)
    {
        for (; mask != 0; mask &= mask - 1)
            yield return BitOperations.TrailingZeroCount(mask);
    }

    private sealed record Node(ulong State, int Cost, int Action, Node? Before);
}
