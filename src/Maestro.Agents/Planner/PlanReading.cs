using System.Text.Json;
using Maestro.Agents.Results;
using Maestro.Core.Evidence;
using Maestro.Core.Json;
using Maestro.Core.Plans;
using Maestro.Core.Results;

namespace Maestro.Agents.Planner;

/// <summary>Reads a plan out of a reply and finds what is wrong with it.</summary>
/// <param name="paths">The files of the repository.</param>
internal sealed class PlanReading(TaskEvidence evidence, IReadOnlySet<string> paths)
{
    /// <summary>What the model is asked for; what it gives is read leniently and then checked for what matters.</summary>
    public static ResultSchema Form { get; } = new("plan", JsonElement.Parse(PlanDraft.Schema), static _ => []);

    private readonly string[] agents = [.. (evidence.Agents ?? []).Select(agent => agent.Name)];

    public ReadAnswer<Plan> Read(string reply)
    {
        var json = LooseJson.Read(reply, JsonShape.Object("steps"));
        if (!json.Succeeded)
            json = LooseJson.Read(reply, JsonShape.Array);
        var commands = evidence.Facts?.Commands ?? [];
        if (!json.Succeeded)
            return new ReadAnswer<Plan>(new Plan(evidence.Request, "", [], [], [], [], [], "", [], commands), [$"The reply holds no plan: {json.Failure}."]);
        var plan = PlanDraft.Read(json.Value, evidence.Request, commands);
        return new ReadAnswer<Plan>(plan, PlanCheck.Problems(plan, agents, Exists));
    }

    private bool Exists(string path)
    {
        var plain = path.TrimEnd('/');
        // Ignored files and folders are not in the index and exist all the same.
        return paths.Contains(plain) || Path.Exists(Path.Combine(evidence.Cwd, plain));
    }
}
