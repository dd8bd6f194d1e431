using Maestro.Core.Text;
using Maestro.Presentation.Text;
using Maestro.Storage.Undo;

namespace Maestro.Cli.Commands;

/// <summary>What an undo or a redo did, for a person.</summary>
internal static class UndoText
{
    private const int MostFiles = 40;

    public static IReadOnlyList<StyledLine> Of(UndoOutcome outcome, bool isRedo)
    {
        if (outcome.Problem is { } problem)
            return [StyledLine.Of(PlainText.Clean(problem), Tone.Warning)];
        var (done, opposite) = isRedo ? ("done again", "undo takes it back") : ("taken back", "redo does it again");
        var request = PlainText.Clean(outcome.Request ?? "").ReplaceLineEndings(" ");
        var lines = new List<StyledLine>();
        if (outcome.Changes.Count > 0 || outcome.Conflicts.Count == 0)
            lines.Add(StyledLine.Of($"{done}: {(request.Length > 70 ? request[..67] + "..." : request)} ({opposite})", Tone.Success));
        lines.AddRange(outcome.Changes.Take(MostFiles).Select(change =>
            StyledLine.Of($"  {change.Kind.ToString().ToLowerInvariant()} {PlainText.Clean(change.Shown)} +{change.Diff.Added} -{change.Diff.Removed}")));
        if (outcome.Changes.Count > MostFiles)
            lines.Add(StyledLine.Of($"  and {outcome.Changes.Count - MostFiles} more files", Tone.Dim));
        lines.AddRange(outcome.Conflicts.Select(conflict => StyledLine.Of($"  left alone {PlainText.Clean(conflict.Path)}: {conflict.Reason}", Tone.Warning)));
        if (outcome.Conflicts.Count > 0)
            lines.Add(StyledLine.Of($"'maestro {(isRedo ? "redo" : "undo")} FILE --overwrite' replaces a file all the same; what stands there now is kept, and the opposite command brings it back.", Tone.Dim));
        return lines;
    }
}
