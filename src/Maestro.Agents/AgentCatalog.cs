using Maestro.Agents.Architect;
using Maestro.Agents.Assistant;
using Maestro.Agents.Data;
using Maestro.Agents.Devops;
using Maestro.Agents.Documentation;
using Maestro.Agents.Executor;
using Maestro.Agents.Explorer;
using Maestro.Agents.Performance;
using Maestro.Agents.Planner;
using Maestro.Agents.Refactorer;
using Maestro.Agents.Reviewer;
using Maestro.Agents.Security;
using Maestro.Agents.Testing;
using Maestro.Core.Agents;
using Maestro.Core.Evidence;

namespace Maestro.Agents;

/// <summary>The agents of this version, and those that a plan may name.</summary>
public static class AgentCatalog
{
    /// <summary>The agents that can be run, by the names that are typed; in the order of <see cref="Create"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["assistant", "planner", "explorer", "executor", "refactorer", "reviewer", "security", "performance", "architect", "devops", "testing", "documentation", "data"];

    /// <summary>The agents that can be run; their profiles are read when first needed.</summary>
    public static IReadOnlyList<IAgent> Create(AgentCatalogOptions options) =>
        [.. BuiltIn(options).Concat(options.Own.Joining.Select(own => new AssistantAgent(options, own.Name))).Select(agent => Narrowed(agent, options.Own))];

    private static IAgent Narrowed(IAgent agent, OwnProfiles own) =>
        own.SourceOf(agent.Name) is not null && own.Find(agent.Name).Permissions is { IsNone: false } narrowing ? new NarrowedAgent(agent, narrowing) : agent;

    private static IReadOnlyList<IAgent> BuiltIn(AgentCatalogOptions options) =>
    [
        new AssistantAgent(options), new PlannerAgent(options), new ExplorerAgent(options), new ExecutorAgent(options), new RefactorerAgent(options),
        new ReviewerAgent(options), new SecurityAgent(options), new PerformanceAgent(options), new ArchitectAgent(options), new DevopsAgent(options),
        new TestingAgent(options), new DocumentationAgent(options), new DataAgent(options),
    ];

    /// <summary>Every agent that a step of a plan may be given to, with its purpose.</summary>
    public static IReadOnlyList<AgentPurpose> Purposes(OwnProfiles? own = null)
    {
        own ??= OwnProfiles.None;
        var builtIn = BuiltInPurposes()
            .Select(agent => own.SourceOf(agent.Name) is null ? agent : agent with { Description = own.Find(agent.Name).Description }).ToList();
        return [.. builtIn, .. own.Joining.Where(joining => builtIn.TrueForAll(agent => agent.Name != joining.Name)).Select(joining => new AgentPurpose(joining.Name, joining.Description))];
    }

    private static IReadOnlyList<AgentPurpose> BuiltInPurposes() =>
    [
        Loaded("assistant"),
        Loaded("executor"),
        Loaded("planner"),
        Loaded("explorer"),
        Loaded("reviewer"),
        Loaded("refactorer"),
        Loaded("architect"),
        Loaded("security"),
        Loaded("performance"),
        Loaded("testing"),
        Loaded("documentation"),
        Loaded("data"),
        Loaded("devops"),
    ];

    /// <summary>What an agent that can be run is told, and which tools it may use.</summary>
    public static AgentInstructions Instructions(string name, OwnProfiles own)
    {
        var profile = own.Find(name);
        return new AgentInstructions(profile.Tools, profile.Prompt, profile.Model, profile.Temperature, profile.Permissions.ToString());
    }

    private static AgentPurpose Loaded(string name) => new(name, AgentProfile.Load(name).Description);
}

/// <summary>The tools that an agent may use, its system prompt, and what else its profile says.</summary>
/// <param name="Permissions">What it may do less than the person allows; empty for nothing.</param>
public sealed record AgentInstructions(IReadOnlyList<string> Tools, string Prompt, string? Model, float? Temperature, string Permissions);
