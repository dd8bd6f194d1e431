using Maestro.Core.Evidence;

namespace Maestro.Core.Results;

/// <summary>What the reviewer found.</summary>
/// <param name="Approved">Whether nothing high or critical was found.</param>
/// <param name="Score">100 less what the issues take away (docs/agents.md); null when there was no code to look at.</param>
/// <param name="Metrics">What was counted.</param>
public sealed record ReviewerResult(
    bool Approved, int? Score, IReadOnlyList<ReviewIssue> Issues, IReadOnlyList<CodeMetric> Metrics, string Summary, IReadOnlyList<string> Recommendations)
        : AgentResult;

/// <summary>Something in the code that should be changed.</summary>
/// <param name="Source"><c>static</c> when the analysis found it, <c>model</c> when a model did.</param>
public sealed record ReviewIssue(
    string File, int Line, int EndLine, FindingSeverity Severity, string Category, string Message, string Explanation, string Fix, double Confidence,
        string Source);
