using System.CommandLine;
using System.Globalization;
using Maestro.Cli.Run;
using Maestro.Core.Text;
using Maestro.Presentation.Text;
using Maestro.Storage.Undo;

namespace Maestro.Cli.Commands;

/// <summary><c>maestro undo</c> and <c>maestro redo</c>: take back what a run changed, and do it again.</summary>
internal static class UndoCommand
{
    public static Command Undo(Surroundings surroundings)
    {
        var list = new Option<bool>("--list") { Description = "Show the runs that changed files." };
        return Create(surroundings, "undo", "Take back what a run changed in this folder.", isRedo: false, list);
    }

    public static Command Redo(Surroundings surroundings) => Create(surroundings, "redo", "Do again what was taken back last.", isRedo: true, list: null);

    private static Command Create(Surroundings surroundings, string name, string description, bool isRedo, Option<bool>? list)
    {
        var what = new Argument<string?>("RUN|FILE") { Description = "A run, or the beginning of its id, or a file or folder; without it the latest.", Arity = ArgumentArity.ZeroOrOne };
        var overwrite = new Option<bool>("--overwrite") { Description = "Also files that were changed since; what stands there is kept." };
        var command = new Command(name, description) { what, overwrite };
        if (list is not null)
            command.Add(list);
        command.SetAction((parsed, stop) => list is not null && parsed.GetValue(list)
            ? Task.FromResult(List(surroundings))
            : RunAsync(surroundings, new UndoWish(surroundings.Folder, parsed.GetValue(what), parsed.GetValue(overwrite)), isRedo, stop));
        return command;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, UndoWish wish, bool isRedo, CancellationToken cancellationToken)
    {
        var store = Composition.Changes(surroundings);
        try
        {
            var outcome = isRedo ? await store.RedoAsync(wish, cancellationToken) : await store.UndoAsync(wish, cancellationToken);
            foreach (var line in UndoText.Of(outcome, isRedo))
                surroundings.Output.Write(line.Text + "\n");
            return outcome is { Problem: null, Conflicts.Count: 0 } ? ExitCodes.Success : ExitCodes.Failed;
        }
        catch (IOException failure)
        {
            surroundings.Say($"nothing was changed: {failure.Message}");
            return ExitCodes.Failed;
        }
    }

    private static int List(Surroundings surroundings)
    {
        surroundings.Output.Write(Table(surroundings, surroundings.Folder, surroundings.Width));
        return ExitCodes.Success;
    }

    public static string Table(Surroundings surroundings, string folder, int width)
    {
        var runs = Composition.Changes(surroundings).Runs(folder);
        if (runs.Count == 0)
            return "No run has changed a file here in the last 7 days.\n";
        var table = new TextTable("Run", "When", "Request", "Files", "State");
        foreach (var run in runs)
            table.Add(
                run.Run, run.At.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), PlainText.Clean(run.Request).ReplaceLineEndings(" "),
                PlainText.Clean(Files(run.Files)), run.CanUndo ? run.CanRedo ? "partly taken back" : "made" : run.CanRedo ? "taken back" : "no difference");
        return table.Render(width);
    }

    private static string Files(IReadOnlyList<string> files) =>
        files.Count > 3 ? $"{string.Join(", ", files.Take(3))} and {files.Count - 3} more" : string.Join(", ", files);
}
