using System.Text.Json;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Shell;

/// <summary>Reads what a command in the background has written.</summary>
internal sealed class ReadOutputTool(BackgroundCommands commands) : ITool
{
    private const int LongestWait = 120;

    public AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(ReadOutputTool), "read_output", """{"id":{"type":"string"},"wait":{"type":"integer","description":"seconds to wait for its end"}}""", "id");

    public string Display(JsonElement arguments) => $"read the output of {new Arguments(arguments).Required("id")}";

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [];

    public Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var given = new Arguments(arguments);
        var wait = TimeSpan.FromSeconds(Math.Clamp(given.Number("wait") ?? 0, 0, LongestWait));
        return commands.Find(given.Required("id")).ReadAsync(context, wait, cancellationToken);
    }
}
