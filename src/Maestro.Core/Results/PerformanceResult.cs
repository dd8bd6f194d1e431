using Maestro.Core.Evidence;

namespace Maestro.Core.Results;

/// <summary>What the performance agent found by reading, and what it measured.</summary>
/// <param name="Score">100 less what the findings take away (docs/agents.md); null when there was no code to look at.</param>
/// <param name="Measurements">Empty unless something was run.</param>
public sealed record PerformanceResult(
    int? Score, IReadOnlyList<Bottleneck> Bottlenecks, IReadOnlyList<Measurement> Measurements, string Summary) : AgentResult;

/// <summary>Code that may be slow.</summary>
/// <param name="Complexity">How the time grows, such as <c>O(n²)</c>; null when that is not known.</param>
/// <param name="Source"><c>static</c> when the analysis found it, <c>model</c> when a model did.</param>
public sealed record Bottleneck(
    string Kind, FindingSeverity Severity, string File, int Line, string? Function, string? Complexity, string Description, string Suggestion,
        double Confidence, string Source);

/// <summary>One run of a command.</summary>
/// <param name="ExitCode">Null when it did not run to its end.</param>
/// <param name="DurationMs">From its start to its end, as it was measured.</param>
/// <param name="Output">The last lines that it printed, for the figures that it measured itself.</param>
public sealed record Measurement(string Command, int? ExitCode, long DurationMs, string Output);
