using Maestro.Core.Tools;
using Maestro.Tools.Edits;
using Maestro.Tools.Files;
using Maestro.Tools.Search;
using Maestro.Tools.Shell;

namespace Maestro.Tools;

/// <summary>All that agents can do.</summary>
public static class ToolSet
{
    /// <param name="cacheFolder">Where the repository index is kept between runs; null keeps none.</param>
    /// <param name="hiddenVariables">Environment variables that commands do not get.</param>
    public static IReadOnlyList<ITool> Create(string? cacheFolder, IReadOnlyCollection<string> hiddenVariables) =>
    [
        new ReadFileTool(), new ListFilesTool(), new FindFilesTool(), new SearchTextTool(), new RepositoryMapTool(cacheFolder), new RunCommandTool(hiddenVariables),
        new EditFileTool(), new WriteFileTool(), new DeleteFileTool(), new MoveFileTool(), new ApplyPatchTool(),
    ];
}
