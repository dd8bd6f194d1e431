using Maestro.Core.Results;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Core.Agents;

/// <summary>What an agent is asked to do and what it may use.</summary>
/// <param name="Cwd">The work folder, an absolute path.</param>
/// <param name="History">Earlier messages of the session, oldest first, without the system prompt.</param>
/// <param name="Model">The provider to ask; the built-in engine when no model is configured.</param>
/// <param name="Tools">Runs the tool calls of this run, with approvals.</param>
public sealed record AgentTask(string Request, string Cwd, IReadOnlyList<ChatMessage> History, ModelInUse Model, ToolRunner Tools, GenerationSettings Generation)
{
    /// <summary>The memory of the repository (<c>AGENTS.md</c> and the like) or null.</summary>
    public string? Memory { get; init; }

    /// <summary>The form that the person wants the result to have; null for the agent's own.</summary>
    public ResultSchema? Schema { get; init; }

    /// <summary>What the person has told the run since it was last asked, oldest first; null when there is nothing.</summary>
    public Func<string?> NextWord { get; init; } = static () => null;
}

/// <summary>The provider and model that answer a run.</summary>
/// <param name="Provider">A provider id such as <c>openai</c>; <c>builtin</c> is the engine without a model.</param>
public sealed record ModelInUse(string Provider, string? Name, IChatClient Client)
{
    public const string BuiltinProvider = "builtin";

    public bool IsBuiltin => Provider == BuiltinProvider;
}

/// <summary>What the person set for every model call of a run; null leaves it to the agent, then to the provider.</summary>
/// <param name="Temperature">0 stays 0.</param>
public sealed record GenerationSettings(float? Temperature = null, int? MaxTokens = null, IReadOnlyList<string>? Stop = null)
{
    public static GenerationSettings Default { get; } = new();
}
