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
    [
        new AssistantAgent(options), new PlannerAgent(options), new ExplorerAgent(options), new ExecutorAgent(options), new RefactorerAgent(options),
        new ReviewerAgent(options), new SecurityAgent(options), new PerformanceAgent(options), new ArchitectAgent(options), new DevopsAgent(options),
        new TestingAgent(options), new DocumentationAgent(options), new DataAgent(options),
    ];

    /// <summary>Every agent that a step of a plan may be given to, with its purpose.</summary>
    public static IReadOnlyList<AgentPurpose> Purposes() =>
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
    public static AgentInstructions Instructions(string name)
    {
        var profile = AgentProfile.Load(name);
        return new AgentInstructions(profile.Tools, profile.Prompt);
    }

    private static AgentPurpose Loaded(string name) => new(name, AgentProfile.Load(name).Description);
}

/// <summary>The tools that an agent may use, and its system prompt.</summary>
public sealed record AgentInstructions(IReadOnlyList<string> Tools, string Prompt);
