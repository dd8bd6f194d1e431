using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Edits;

/// <summary>Moves or renames a file.</summary>
internal sealed class MoveFileTool : ChangingTool
{
    public override AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(MoveFileTool), "move_file", """{"path":{"type":"string","description":"relative to the work folder"},"to":{"type":"string","description":"the new path of the file itself"}}""", "path", "to");

    public override string Display(JsonElement arguments) => $"move {new Arguments(arguments).Required("path")} to {new Arguments(arguments).Required("to")}";

    protected override IEnumerable<WorkspacePath> Paths(Arguments given, string cwd) =>
        [WorkspacePath.OfEntry(given.Required("path"), cwd), WorkspacePath.OfEntry(given.Required("to"), cwd)];

    protected override void Draft(Arguments given, FileDrafts drafts) => drafts.Move(given.Required("path"), given.Required("to"));
}
