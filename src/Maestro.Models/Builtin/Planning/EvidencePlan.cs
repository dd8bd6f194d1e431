using Maestro.Core.Evidence;
using Maestro.Core.Plans;
using Maestro.Models.Builtin.Goals;

namespace Maestro.Models.Builtin.Planning;

/// <summary>A plan made from evidence alone: actions are chosen by the goal planner and their dependencies follow from what they need and give.</summary>
internal static class EvidencePlan
{
    public static Plan Make(TaskEvidence evidence)
    {
        var request = PlanRequest.Of(evidence.Request);
        var site = new Site(evidence, request);
        var words = new PlanWords(request, site, evidence);
        if (evidence.Facts is not { Files: > 0 })
        {
            var begin = new ActionList();
            var bootstrap = new BootstrapActions(request, evidence.Request, begin);
            bootstrap.Add();
            return words.Write(Steps(begin.All, BootstrapActions.Goal), bootstrap.Language);
        }

        var library = new ActionLibrary(request, site, evidence);
        var actions = library.Build();
        return words.Write(Steps(actions, library.Goal), site.Naming?.Language);
    }

    private static List<PlanStep> Steps(IReadOnlyList<PlanAction> actions, IReadOnlyList<string> goal)
    {
        var path = new GoalPlanner([.. actions.Select(action => action.Goal)]).Find([], goal)
            ?? throw new InvalidOperationException($"No sequence of actions reaches {string.Join(", ", goal)}.");
        var byName = actions.ToDictionary(action => action.Goal.Name, StringComparer.Ordinal);
        var giver = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var before = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var steps = new List<PlanStep>();
        foreach (var action in path.Select(done => byName[done.Name]))
        {
            var needed = action.Goal.Needs.SelectMany(fact => giver[fact]).ToHashSet(StringComparer.Ordinal);
            var isStep = action.Title.Length > 0;
            var given = isStep ? [$"s{steps.Count + 1}"] : needed;
            foreach (var fact in action.Goal.Gives)
                giver.TryAdd(fact, given);
            if (!isStep)
                continue;
            var id = given.Single();
            before[id] = [.. needed, .. needed.SelectMany(other => before[other])];
            var direct = needed.Where(other => !needed.Any(via => via != other && before[via].Contains(other)));
            steps.Add(new PlanStep(
                id, action.Title, action.Agent, action.Action, action.Files, [.. direct.OrderBy(other => int.Parse(other.AsSpan(1), provider: null))], action.DoneWhen, action.Risk,
                Math.Round(Math.Clamp(action.Confidence, 0.2, 0.95), 2)));
        }

        return steps;
    }
}
