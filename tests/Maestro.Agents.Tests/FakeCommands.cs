using System.Text.Json;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Agents.Tests;

/// <summary>Takes the place of the shell: remembers the commands and gives a scripted end.</summary>
internal sealed class FakeCommands : ITool
{
    public List<string> Ran { get; } = [];

    public int? ExitCode { get; set; } = 0;

    public ProcessOutput Output { get; set; } = new("done\n", "", TimedOut: false);

    public AIFunctionDeclaration Declaration { get; } = AIFunctionFactory.CreateDeclaration("run_command", "runs", JsonElement.Parse("{}"));

    public string Display(JsonElement arguments) => $"$ {arguments.GetProperty("command").GetString()}";

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [new Access(AccessKind.Command, arguments.GetProperty("command").GetString()!)];

    public Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        Ran.Add(arguments.GetProperty("command").GetString()!);
        context.Write(Output.Stdout);
        return Task.FromResult(new ToolOutcome(Output.Stdout, ExitCode is not 0, ExitCode) { Detail = Output });
    }
}
