using System.Text;
using System.Text.Json;
using Maestro.Core.Events;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Files;

/// <summary>Reads a range of lines of a file.</summary>
internal sealed class ReadFileTool : ITool
{
    private const int MostLines = 800;
    private const int MostCharacters = 40_000;

    public AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(ReadFileTool), "read_file",
        """{"path":{"type":"string","description":"relative to the work folder"},"from":{"type":"integer","description":"first line, from 1"},"to":{"type":"integer","description":"last line"}}""", "path");

    public string Display(JsonElement arguments)
    {
        var given = new Arguments(arguments);
        return given.Number("from") is { } from ? $"read {given.Required("path")} from line {from}" : $"read {given.Required("path")}";
    }

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) =>
        [WorkspacePath.Of(new Arguments(arguments).Required("path"), cwd).Needs(AccessKind.Read)];

    public Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var given = new Arguments(arguments);
        var path = WorkspacePath.Of(given.Required("path"), context.Cwd);
        if (context.Judged.Count > 0 && !context.Judged.Contains(path.Needs(AccessKind.Read)))
            throw new ToolException($"{path.Shown} leads elsewhere than when it was judged; try again.");
        var lines = TextFile.Read(path).Split('\n');
        var from = Math.Max(1, given.Number("from") ?? 1);
        var to = Math.Min(lines.Length, given.Number("to") ?? lines.Length);
        if (from > lines.Length)
            throw new ToolException($"{path.Shown} has only {lines.Length} lines.");
        context.Touch(path.Shown, FileChange.Read);
        var text = new StringBuilder();
        var line = from;
        for (; line <= to && line < from + MostLines && text.Length < MostCharacters; line++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{line,5}  ").Append(Bounded.Line(lines[line - 1])).Append('\n');
        if (line <= to)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"(cut: {lines.Length} lines in all; read on with \"from\": {line})");
        return Task.FromResult(new ToolOutcome(text.ToString()));
    }
}
