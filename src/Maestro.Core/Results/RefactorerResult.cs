namespace Maestro.Core.Results;

/// <summary>What the refactorer changed, whole or not at all.</summary>
/// <param name="Tests">The project's own checks before and after; null when none could be run.</param>
/// <param name="Committed">The whole change stands in the work folder.</param>
/// <param name="RolledBack">The whole change was made and taken back, because a check failed after it.</param>
public sealed record RefactorerResult(IReadOnlyList<RefactoredFile> Changes, IReadOnlyList<CheckRuns>? Tests, bool Committed, bool RolledBack) : AgentResult;

/// <summary>A file of a refactoring.</summary>
/// <param name="Kind">Such as <c>rename</c>, or what happened to the file: <c>created</c>, <c>modified</c>, <c>deleted</c>.</param>
/// <param name="Diff">As a unified diff.</param>
public sealed record RefactoredFile(string File, string Kind, string Description, string Diff);

/// <summary>A command of the project, before and after the change.</summary>
/// <param name="After">Null when it was not run again.</param>
public sealed record CheckRuns(string Command, CheckRun Before, CheckRun? After);

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Null when it was stopped at its time limit.</param>
public sealed record CheckRun(int? ExitCode, string Observation);
