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

    /// <summary>The exit codes of the first runs, before <see cref="ExitCode"/>.</summary>
    public Queue<int> FirstExitCodes { get; } = new();

    public ProcessOutput Output { get; set; } = new("done\n", "", TimedOut: false);

    public AIFunctionDeclaration Declaration { get; } = AIFunctionFactory.CreateDeclaration("run_command", "runs", JsonElement.Parse("{}"));

    public string Display(JsonElement arguments) => $"$ {arguments.GetProperty("command").GetString()}";

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [new Access(AccessKind.Command, arguments.GetProperty("command").GetString()!)];

    public Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        Ran.Add(arguments.GetProperty("command").GetString()!);
        context.Write(Output.Stdout);
        var exitCode = FirstExitCodes.TryDequeue(out var first) ? first : ExitCode;
        return Task.FromResult(new ToolOutcome(Output.Stdout, exitCode is not 0, exitCode) { Detail = Output });
    }
}
