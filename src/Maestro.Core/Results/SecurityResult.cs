using Maestro.Core.Evidence;

namespace Maestro.Core.Results;

/// <summary>What the security agent found.</summary>
/// <param name="Score">100 less what the findings take away (docs/agents.md); null when there was nothing to look at.</param>
/// <param name="Dependencies">The packages that lock files fix; listed, not judged.</param>
public sealed record SecurityResult(
    int? Score, IReadOnlyList<Vulnerability> Vulnerabilities, IReadOnlyList<LeakedSecret> Secrets, IReadOnlyList<PackageVersion> Dependencies, string Summary)
        : AgentResult;

/// <summary>A weakness that somebody could use.</summary>
/// <param name="Cwe">Such as <c>CWE-89</c>; null when a model named none.</param>
/// <param name="Code">The line; secrets are masked.</param>
/// <param name="Source"><c>static</c> when the analysis found it, <c>model</c> when a model did.</param>
public sealed record Vulnerability(
    string Rule, string? Cwe, FindingSeverity Severity, string File, int Line, string? Code, string Description, string Remediation, double Confidence,
        string Source);

/// <summary>A key or password that is written into a file.</summary>
/// <param name="Kind">Such as <c>AWS access key</c>.</param>
/// <param name="Code">The line with the secret masked.</param>
public sealed record LeakedSecret(string Kind, string File, int Line, string? Code, FindingSeverity Severity, double Confidence, string Remediation,
    string Source);
