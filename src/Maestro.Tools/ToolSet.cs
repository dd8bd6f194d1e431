using Maestro.Core.Tools;
using Maestro.Tools.Edits;
using Maestro.Tools.Files;
using Maestro.Tools.Git;
using Maestro.Tools.Search;
using Maestro.Tools.Shell;
using Maestro.Tools.Shell.Holding;
using Maestro.Tools.Talk;
using Maestro.Tools.Web;

namespace Maestro.Tools;

/// <summary>All that agents can do.</summary>
public static class ToolSet
{
    /// <summary>The names that rules and profiles may use.</summary>
    public static IReadOnlyList<string> Names => field ??= [.. Create(null, []).Select(tool => tool.Declaration.Name)];

    /// <param name="cacheFolder">Where the repository index is kept between runs; null keeps none.</param>
    /// <param name="hiddenVariables">Environment variables that commands do not get.</param>
    /// <param name="holder">What holds commands to reading; without it none is run that must be held.</param>
    /// <param name="outputFolder">Where output of commands is kept whole that is too long for a model; null keeps none.</param>
    public static IReadOnlyList<ITool> Create(string? cacheFolder, IReadOnlyCollection<string> hiddenVariables, ShellHolder? holder = null, string? outputFolder = null)
    {
        var setting = new ShellSetting(hiddenVariables, holder, outputFolder);
        var background = new BackgroundCommands(setting);
        return
        [
            new ReadFileTool(), new ListFilesTool(), new FindFilesTool(), new SearchTextTool(), new RepositoryMapTool(cacheFolder), new FindReferencesTool(cacheFolder),
            new RunCommandTool(setting, background), new ReadOutputTool(background), new StopCommandTool(background),
            new EditFileTool(), new WriteFileTool(), new DeleteFileTool(), new MoveFileTool(), new ApplyPatchTool(),
            new GitStatusTool(), new GitDiffTool(), new GitLogTool(), new GitCommitTool(setting), new FetchUrlTool(), new TodoTool(), new AskUserTool(), new DelegateTool(),
        ];
    }
}
