using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Edits;

/// <summary>Deletes a file.</summary>
internal sealed class DeleteFileTool : ChangingTool
{
    public override AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(DeleteFileTool), "delete_file", """{"path":{"type":"string","description":"relative to the work folder"}}""", "path");

    public override string Display(JsonElement arguments) => $"delete {new Arguments(arguments).Required("path")}";

    protected override IEnumerable<WorkspacePath> Paths(Arguments given, string cwd) => [WorkspacePath.OfEntry(given.Required("path"), cwd)];

    protected override void Draft(Arguments given, FileDrafts drafts) => drafts.Delete(given.Required("path"));
}
