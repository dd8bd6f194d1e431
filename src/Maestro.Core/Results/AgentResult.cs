using System.Text.Json;
using Maestro.Core.Evidence;
using Maestro.Core.Plans;

namespace Maestro.Core.Results;

/// <summary>The typed result of an agent: the <c>data</c> of its <c>result</c> event.</summary>
public abstract record AgentResult
{
    private protected AgentResult()
    {
    }
}

/// <summary>What the assistant answers.</summary>
public sealed record AssistantResult(string Answer) : AgentResult;

/// <summary>What the planner proposes.</summary>
public sealed record PlannerResult(Plan Plan) : AgentResult;

/// <summary>Which files matter and how they depend on each other.</summary>
public sealed record ExplorerResult(IReadOnlyList<ExploredFile> Files, IReadOnlyList<FileDependency> Dependencies, string Summary) : AgentResult;

/// <summary>A file that the explorer found; <paramref name="Lines"/> is its number of lines.</summary>
public sealed record ExploredFile(string Path, double Score, string Reason, IReadOnlyList<string> Symbols, int Lines);

/// <summary>What the executor ran; every figure is measured.</summary>
/// <param name="ExitCode">Null when the command did not run to its end.</param>
/// <param name="Observation">What the output means, in a sentence.</param>
public sealed record ExecutorResult(
    string Command, int? ExitCode, string Stdout, string Stderr, long DurationMs, string Observation, IReadOnlyList<string> Suggestions) : AgentResult;

/// <summary>A result in the form that the person asked for.</summary>
/// <param name="Schema">What that form is called.</param>
public sealed record OwnResult(string Schema, JsonElement Data) : AgentResult;

/// <summary>A result of an agent that this version does not know, kept as it was read.</summary>
public sealed record UnknownResult(JsonElement Data) : AgentResult;
