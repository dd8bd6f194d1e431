using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Edits;

/// <summary>Creates a file or replaces all of its text.</summary>
internal sealed class WriteFileTool : ChangingTool
{
    public override AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(WriteFileTool), "write_file", """{"path":{"type":"string","description":"relative to the work folder"},"content":{"type":"string"}}""", "path", "content");

    public override string Display(JsonElement arguments) => $"write {new Arguments(arguments).Required("path")}";

    protected override IEnumerable<WorkspacePath> Paths(Arguments given, string cwd) => [WorkspacePath.Of(given.Required("path"), cwd)];

    protected override void Draft(Arguments given, FileDrafts drafts) => drafts.Write(given.Required("path"), given.Text("content"));
}
