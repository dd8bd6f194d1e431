namespace Maestro.Core.Plans;

/// <summary>When the steps of a plan can run: what side by side, and which chain decides how long it takes.</summary>
/// <param name="Stages">Ids of the steps that can run side by side, stage after stage, in the plan's order.</param>
/// <param name="CriticalPath">Ids of the longest chain of dependent steps, in order; a step weighs 1, 2 or 3 by its risk.</param>
public sealed record PlanSchedule(IReadOnlyList<IReadOnlyList<string>> Stages, IReadOnlyList<string> CriticalPath)
{
    /// <summary>Computes the schedule of any steps; a dependency on no step counts for nothing, steps in or behind a cycle have no place in it.</summary>
    public static PlanSchedule Of(IReadOnlyList<PlanStep> steps)
    {
        var byId = new Dictionary<string, PlanStep>(StringComparer.Ordinal);
        foreach (var step in steps)
            byId.TryAdd(step.Id, step);

        var placed = new Dictionary<string, Place>(StringComparer.Ordinal);
        var waiting = byId.Values.ToList();
        var stages = new List<IReadOnlyList<string>>();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(step => Known(step).All(placed.ContainsKey)).ToList();
            if (ready.Count == 0)
                break;
            foreach (var place in ready.Select(step => PlaceOf(step, Known(step).Select(id => placed[id]))).ToList())
                placed[place.Step.Id] = place;
            stages.Add([.. ready.Select(step => step.Id)]);
            waiting.RemoveAll(step => placed.ContainsKey(step.Id));
        }

        return new PlanSchedule(stages, LongestChain(placed));

        IEnumerable<string> Known(PlanStep step) => step.DependsOn.Where(byId.ContainsKey);
    }

    private static Place PlaceOf(PlanStep step, IEnumerable<Place> before)
    {
        var longest = before.MaxBy(place => place.Length);
        return new Place(step, longest, (longest?.Length ?? 0) + 1 + (int)step.Risk);
    }

    private static List<string> LongestChain(Dictionary<string, Place> placed)
    {
        var chain = new List<string>();
        for (var place = placed.Values.MaxBy(place => place.Length); place is not null; place = place.Before)
            chain.Add(place.Step.Id);
        chain.Reverse();
        return chain;
    }

    private sealed record Place(PlanStep Step, Place? Before, int Length);
}
