using Maestro.Core.Results;
using Maestro.Presentation.Code;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>What was changed, how the checks ended, and the difference.</summary>
internal static class RefactorerLines
{
    public static IReadOnlyList<StyledLine> Of(RefactorerResult result, int width)
    {
        var end = result.RolledBack
            ? "Taken back as a whole: a check that succeeded before failed after it"
            : $"Changed {result.Changes.Count} {(result.Changes.Count == 1 ? "file" : "files")}";
        return
        [
            .. ResultLines.Wrapped(end, width, result.RolledBack ? Tone.Warning : Tone.Success),
            .. ResultLines.Section("Changes", [.. result.Changes.Select(change => $"{change.File} ({change.Kind}): {change.Description}")], width),
            .. ResultLines.Section("Checks", [.. (result.Tests ?? []).Select(Check)], width),
            StyledLine.Empty,
            .. DiffLines.Of(string.Concat(result.Changes.Select(change => change.Diff)), Math.Max(4, width)),
        ];
    }

    private static string Check(CheckRuns check) => $"{check.Command}: before {End(check.Before)}{(check.After is { } after ? $"; after {End(after)}" : "")}";

    private static string End(CheckRun run) => $"{(run.ExitCode is { } code ? $"exit code {code}" : "no end")} ({run.Observation.TrimEnd('.')})";
}
