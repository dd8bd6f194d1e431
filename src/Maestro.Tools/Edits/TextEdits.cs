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

    /// <summary>Whole texts of files, new or not.</summary>
    /// <exception cref="ToolException">A file cannot be written, or all would stay as they are.</exception>
    public static ChangePlan PlanTexts(string cwd, IEnumerable<(string Path, string Text)> files)
    {
        var drafts = new FileDrafts(cwd);
        foreach (var (path, text) in files)
            drafts.Write(path, text);
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
