namespace Maestro.Core.Plans;

/// <summary>Finds what is wrong with a plan, one line a problem, in words that a model can be asked to repair.</summary>
public static class PlanCheck
{
    /// <param name="agents">The agents that a step may name.</param>
    /// <param name="exists">Whether a path relative to the work folder is a file or folder.</param>
    public static IReadOnlyList<string> Problems(Plan plan, IReadOnlyCollection<string> agents, Func<string, bool> exists)
    {
        if (plan.Steps.Count == 0)
            return ["The plan has no steps."];

        var problems = new List<string>();
        var ids = plan.Steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var group in plan.Steps.GroupBy(step => step.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            problems.Add($"{group.Count()} steps have the id '{group.Key}'; every id must be unique.");

        var created = plan.Steps.SelectMany(step => step.Files.Where(file => PlanFiles.Creates(step, file))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var step in plan.Steps)
        {
            problems.AddRange(OwnProblems(step, agents));
            problems.AddRange(DependencyProblems(step, ids));
            problems.AddRange(FileProblems(step, created, exists));
        }

        if (Cycle(plan.Steps) is { } cycle)
            problems.Add($"The steps {string.Join(" -> ", cycle)} depend on each other in a circle.");
        return problems;
    }

    private static IEnumerable<string> OwnProblems(PlanStep step, IReadOnlyCollection<string> agents)
    {
        if (string.IsNullOrWhiteSpace(step.Id))
            yield return $"The step '{step.Title}' has no id.";
        if (string.IsNullOrWhiteSpace(step.Title) || string.IsNullOrWhiteSpace(step.Action))
            yield return $"Step '{step.Id}' is empty: it needs a title and an action.";
        if (!agents.Contains(step.Agent))
            yield return $"Step '{step.Id}' names the unknown agent '{step.Agent}'; the agents are {string.Join(", ", agents)}.";
        if (step.Confidence is not (>= 0 and <= 1))
            yield return FormattableString.Invariant($"Step '{step.Id}' has the confidence {step.Confidence}; it must be from 0 to 1.");
    }

    private static IEnumerable<string> DependencyProblems(PlanStep step, HashSet<string> ids) =>
        step.DependsOn.Where(id => !ids.Contains(id)).Distinct().Select(id => $"Step '{step.Id}' depends on '{id}', which is no step of the plan.");

    private static IEnumerable<string> FileProblems(PlanStep step, HashSet<string> created, Func<string, bool> exists)
    {
        foreach (var file in step.Files)
        {
            if (PlanFiles.IsOutside(file))
                yield return $"Step '{step.Id}' names '{file}', which is outside the work folder; use relative paths.";
            else if (!PlanFiles.IsPattern(file) && !created.Contains(file) && !exists(file))
                yield return $"Step '{step.Id}' names the file '{file}', which does not exist and which no step says it creates.";
        }
    }

    /// <summary>The first circle found, its first step again at the end; null when there is none.</summary>
    private static List<string>? Cycle(IReadOnlyList<PlanStep> steps)
    {
        var scheduled = PlanSchedule.Of(steps).Stages.SelectMany(stage => stage).ToHashSet(StringComparer.Ordinal);
        var left = steps.Where(step => !scheduled.Contains(step.Id)).DistinctBy(step => step.Id).ToDictionary(step => step.Id, StringComparer.Ordinal);
        if (left.Count == 0)
            return null;

        // Every step that is left waits for another one that is left, so that following them must come back to a step seen before.
        var path = new List<string> { left.Keys.First() };
        while (true)
        {
            var next = left[path[^1]].DependsOn.First(left.ContainsKey);
            var seen = path.IndexOf(next);
            path.Add(next);
            if (seen >= 0)
                return path[seen..];
        }
    }
}
