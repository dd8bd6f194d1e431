using Maestro.Analysis.Refactoring;
using Maestro.Core.Changes;
using Maestro.Core.Tools;

namespace Maestro.Tools.Edits;

/// <summary>Changes that the program itself has worked out, as a plan.</summary>
public static class TextEdits
{
    /// <summary>The text of a file with <c>\n</c> as its line end; null when it is none that can be edited.</summary>
    public static string? Read(string cwd, string path)
    {
        try
        {
            return WorkspacePath.Of(path, cwd) is { IsInside: true } ? new FileDrafts(cwd).Edit(path).Text : null;
        }
        catch (ToolException)
        {
            return null;
        }
    }

    /// <summary>Whole files, new or not; null when each is so already.</summary>
    /// <exception cref="ToolException">A path leads out of the work folder, or a file cannot be edited.</exception>
    public static ChangePlan? Write(string cwd, IEnumerable<KeyValuePair<string, string>> files)
    {
        var drafts = new FileDrafts(cwd);
        foreach (var (path, text) in files)
        {
            if (!WorkspacePath.Of(path, cwd).IsInside)
                throw new ToolException($"{path} is outside the work folder.");
            drafts.Write(path, text);
        }

        return drafts.HasChanges ? drafts.Plan() : null;
    }

    /// <summary>All of a refactoring; what moves is edited first.</summary>
    /// <exception cref="ToolException">A file cannot be edited, is there already, or nothing would change.</exception>
    public static ChangePlan Plan(string cwd, RefactoringPlan plan)
    {
        var drafts = new FileDrafts(cwd);
        foreach (var edit in plan.Edits.OrderByDescending(edit => edit.Start))
            drafts.Edit(edit.Path).Replace(edit.Start, edit.Length, edit.With);
        foreach (var move in plan.Moves)
            drafts.Move(move.From, move.To);
        foreach (var path in plan.Deleted)
            drafts.Delete(path);
        foreach (var (path, text) in plan.Created)
            drafts.Write(path, drafts.Exists(path) ? throw new ToolException($"{path} is there already, and nothing is overwritten.") : text);
        return drafts.Plan();
    }

    /// <exception cref="ToolException">A file cannot be edited, or nothing would change.</exception>
    public static ChangePlan Plan(string cwd, IEnumerable<TextEdit> edits)
    {
        var drafts = new FileDrafts(cwd);
        foreach (var edit in edits.OrderByDescending(edit => edit.Start))
            drafts.Edit(edit.Path).Replace(edit.Start, edit.Length, edit.With);
        return drafts.Plan();
    }
}
