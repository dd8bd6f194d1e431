using System.Text.Json;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Shell;

/// <summary>Ends a command in the background; the session ends those that are left.</summary>
internal sealed class StopCommandTool(BackgroundCommands commands) : ITool, IAsyncDisposable
{
    public AIFunctionDeclaration Declaration => field ??= Declarations.Create(typeof(StopCommandTool), "stop_command", """{"id":{"type":"string"}}""", "id");

    public string Display(JsonElement arguments) => $"stop {new Arguments(arguments).Required("id")}";

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [];

    public async Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var command = commands.Find(new Arguments(arguments).Required("id"));
        await command.StopAsync();
        return await command.ReadAsync(context, TimeSpan.Zero, cancellationToken) with { IsError = false };
    }

    public ValueTask DisposeAsync() => commands.DisposeAsync();
}
