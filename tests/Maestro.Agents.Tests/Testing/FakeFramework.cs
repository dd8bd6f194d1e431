using System.Text.Json;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Agents.Tests.Testing;

/// <summary>Takes the place of the shell and of a test framework: what a run prints and how it ends follows from the files of the folder it runs in.</summary>
/// <param name="run">Gets the folder and the command.</param>
internal sealed class FakeFramework(Func<string, string, (int? ExitCode, string Output)> run) : ITool
{
    public List<(string Folder, string Command)> Ran { get; } = [];

    public AIFunctionDeclaration Declaration { get; } = AIFunctionFactory.CreateDeclaration("run_command", "runs", JsonElement.Parse("{}"));

    public string Display(JsonElement arguments) => "$";

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [new Access(AccessKind.Command, arguments.GetProperty("command").GetString()!)];

    public Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var command = arguments.GetProperty("command").GetString()!;
        Ran.Add((context.Cwd, command[(command.IndexOf("; ", StringComparison.Ordinal) is var at && command.StartsWith("export", StringComparison.Ordinal) ? at + 2 : 0)..]));
        var (exitCode, output) = run(context.Cwd, Ran[^1].Command);
        context.Write(output);
        return Task.FromResult(new ToolOutcome(output, exitCode is not 0, exitCode) { Detail = new ProcessOutput(output, "", TimedOut: exitCode is null) });
    }
}
