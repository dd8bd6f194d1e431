using Maestro.Core.Evidence;
using Maestro.Core.Json;
using Maestro.Core.Plans;

namespace Maestro.Agents.Planner;

/// <summary>Reads a plan out of a reply and finds what is wrong with it.</summary>
/// <param name="paths">The files of the repository.</param>
internal sealed class PlanReading(TaskEvidence evidence, IReadOnlySet<string> paths)
{
    private const int MostProblems = 12;

    private readonly string[] agents = [.. (evidence.Agents ?? []).Select(agent => agent.Name)];

    public ReadPlan Read(string reply)
    {
        var json = LooseJson.Read(reply, JsonShape.Object("steps"));
        if (!json.Succeeded)
            json = LooseJson.Read(reply, JsonShape.Array);
        var commands = evidence.Facts?.Commands ?? [];
        if (!json.Succeeded)
            return new ReadPlan(new Plan(evidence.Request, "", [], [], [], [], [], "", [], commands), [$"The reply holds no plan: {json.Failure}."]);
        var plan = PlanDraft.Read(json.Value, evidence.Request, commands);
        return new ReadPlan(plan, PlanCheck.Problems(plan, agents, Exists));
    }

    public static string RepairRequest(IReadOnlyList<string> problems) =>
        $"""
        The plan cannot be used:
        {string.Join('\n', problems.Take(MostProblems).Select(problem => $"- {problem}"))}

        Reply with the whole plan again, repaired, as one fenced json block and nothing else.
        """;

    private bool Exists(string path)
    {
        var plain = path.TrimEnd('/');
        // Ignored files and folders are not in the index and exist all the same.
        return paths.Contains(plain) || Path.Exists(Path.Combine(evidence.Cwd, plain));
    }
}

/// <summary>A plan as it was read, with what is wrong with it.</summary>
internal sealed record ReadPlan(Plan Plan, IReadOnlyList<string> Problems);
