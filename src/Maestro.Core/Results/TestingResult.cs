using Maestro.Core.Evidence;

namespace Maestro.Core.Results;

/// <summary>What the testing agent wrote and measured; what was not measured is null.</summary>
/// <param name="Framework">Such as <c>pytest</c>; null when the project has none that is known.</param>
/// <param name="Flaky">Empty when the tests were repeated and always ended alike.</param>
/// <param name="TestCommand">How the project runs its tests.</param>
/// <param name="Style">The test of the project that is the pattern for new ones.</param>
/// <param name="Untested">Functions in scope that no test names, those with most ways through them first.</param>
/// <param name="Notes">What the numbers do not say: limits that were reached, what could not be measured and why.</param>
public sealed record TestingResult(
    string? Framework, IReadOnlyList<GeneratedTest> Generated, TestRun? Run, TestCoverage? Coverage, MutationRun? Mutation, IReadOnlyList<FlakyTest>? Flaky,
    string? TestCommand, string? Style, IReadOnlyList<UntestedFunction> Untested, IReadOnlyList<TestSuggestion> Suggestions, IReadOnlyList<string> Notes,
    string Summary) : AgentResult;

/// <summary>A file of tests that was written.</summary>
/// <param name="Kept">Whether it stands in the work folder; what fails or can not fail does not.</param>
/// <param name="Outcome">How it ended, in a sentence.</param>
public sealed record GeneratedTest(string File, IReadOnlyList<string> Tests, bool Kept, string Outcome, string Diff);

/// <summary>How the tests ran.</summary>
/// <param name="ExitCode">Null when the run was stopped at its time limit.</param>
/// <param name="Passed">Null when the output does not say.</param>
/// <param name="Times">How often they were run; the numbers are those of the last run, the time is that of all.</param>
public sealed record TestRun(
    string Command, int? ExitCode, int? Passed, int? Failed, int? Skipped, int Times, long DurationMs, IReadOnlyList<TestFailure> Failures);

/// <summary>A test that failed, with what it printed.</summary>
/// <param name="File">Where it failed, in the repository; null when it does not say.</param>
public sealed record TestFailure(string Name, string Message, string? File = null, int? Line = null);

/// <summary>What the project's own coverage tool says.</summary>
/// <param name="Lines">How many there are to cover.</param>
/// <param name="Files">Those that were meant first, then the least covered; tests themselves are left out.</param>
/// <param name="Unit">What the tool counts: <c>lines</c>, or <c>statements</c> for Go.</param>
public sealed record TestCoverage(
    string Tool, string Command, int Covered, int Lines, double Percent, IReadOnlyList<FileCoverage> Files, string Unit = "lines");

/// <summary>The coverage of a file; <paramref name="Uncovered"/> are ranges of lines such as <c>3-5</c>, as far as the report has them.</summary>
public sealed record FileCoverage(string File, int Covered, int Lines, double Percent, IReadOnlyList<string> Uncovered);

/// <summary>What became of small changes that were made to the code, one at a time, on a copy.</summary>
/// <param name="Possible">The changes that could be made in scope.</param>
/// <param name="Tried">The four numbers after it together.</param>
/// <param name="Score">Killed and timed out, of all that ran; null when none ran.</param>
public sealed record MutationRun(
    string Command, long BaselineMs, int Possible, int Tried, int Killed, int Survived, int TimedOut, int DoesNotCompile, double? Score, long DurationMs,
    IReadOnlyList<SurvivedMutant> Survivors);

/// <summary>A change that no test noticed.</summary>
/// <param name="Kind">Such as <c>boundary</c>.</param>
public sealed record SurvivedMutant(string File, int Line, string Kind, string Before, string After, string? Function);

/// <summary>A test that did not always end alike.</summary>
/// <param name="When">Whether the order of the tests made the difference, as far as it could be changed.</param>
public sealed record FlakyTest(string Name, int Passed, int Failed, int Runs, string When, string Message);

/// <summary>A test that would be worth having.</summary>
/// <param name="Source"><c>static</c> when the analysis found it, <c>model</c> when a model did.</param>
public sealed record TestSuggestion(string File, int Line, string Test, string Source);
