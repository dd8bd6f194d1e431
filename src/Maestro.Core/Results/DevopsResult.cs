using Maestro.Core.Evidence;

namespace Maestro.Core.Results;

/// <summary>What the devops agent wrote and found in the files of containers and pipelines.</summary>
/// <param name="Files">Those that were written, and those that were looked at.</param>
/// <param name="Checks">What was run or looked through, with how it ended.</param>
/// <param name="Findings">What is wrong with the files as they are now.</param>
public sealed record DevopsResult(
    IReadOnlyList<DevopsFile> Files, IReadOnlyList<DevopsCheck> Checks, IReadOnlyList<DevopsFinding> Findings, string Summary) : AgentResult;

/// <summary>A file of containers or pipelines.</summary>
/// <param name="Kind">Such as <c>docker</c>, <c>compose</c>, <c>github</c>, <c>git_lab</c>, <c>kubernetes</c> or <c>other</c>.</param>
/// <param name="Change">What happened to it: <c>created</c>, <c>modified</c> or <c>read</c>.</param>
/// <param name="Diff">As a unified diff; null when it was only read.</param>
public sealed record DevopsFile(string Path, string Kind, string Change, string Description, string? Diff = null);

/// <summary>A check of the files.</summary>
/// <param name="Name">The program, or <c>maestro</c> for the checks of this program itself.</param>
/// <param name="Command">Null for the checks of this program itself.</param>
/// <param name="Outcome"><c>passed</c>, <c>failed</c> or <c>not_run</c>.</param>
/// <param name="Detail">What it said, or why it was not run.</param>
public sealed record DevopsCheck(string Name, string File, string? Command, string Outcome, string Detail)
{
    public const string Passed = "passed", Failed = "failed", NotRun = "not_run";
}

/// <summary>Something in the files that should be changed.</summary>
/// <param name="Source"><c>static</c> when the checks found it, <c>model</c> when a model did.</param>
public sealed record DevopsFinding(
    string Rule, FindingSeverity Severity, string File, int Line, string Message, string Explanation, string Fix, double Confidence, string Source);
