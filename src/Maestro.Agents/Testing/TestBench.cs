using System.Runtime.CompilerServices;
using System.Text.Json;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Agents.Testing;

/// <summary>Runs the tests, once or many times, behind one approval of the command.</summary>
internal sealed class TestBench(string agent, AgentTask task, TimeProvider time)
{
    private const string Name = "run_tests";
    private int calls;

    /// <param name="what">What is done, after the command, such as <c>5 times</c>; empty for once.</param>
    /// <param name="commands">Every command that may be run.</param>
    /// <exception cref="RunException">It was not allowed, or could not be run.</exception>
    public async IAsyncEnumerable<AgentEvent> RunAsync(
        string what, IReadOnlyList<string> commands, Func<TestShell, CancellationToken, Task> work,
            [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shell = task.Tools.Tools.FirstOrDefault(tool => tool.Declaration.Name is "run_command")
            ?? throw new RunException(ErrorKind.InvalidRequest, "No command can be run here, so nothing was measured.");
        var id = $"tests-{++calls}";
        var tool = new Bench(agent, id, shell, $"$ {string.Join(" ; ", commands)}{(what.Length > 0 ? $"  ({what})" : "")}", commands, work, time);
        var finished = new List<FinishedCall>();
        await foreach (var e in task.Tools.With(tool).RunAsync(agent, [new ToolCall(id, Name, ToolArguments.ToJson(new(id, Name)))], finished,
            cancellationToken))
            yield return e;
        if (finished[0].Denial is { } denial)
            throw new RunException(ErrorKind.Denied, $"`{commands[0]}` was not run, so nothing was measured: {denial.Reason}.", denial.Hint);
        if (finished[0].Outcome.IsError)
            throw new RunException(ErrorKind.Internal, $"`{commands[0]}` could not be run: {finished[0].Outcome.Output}",
                "Run the command in a terminal to see what is wrong.");
    }

    private sealed class Bench(
        string agent, string id, ITool shell, string display, IReadOnlyList<string> commands, Func<TestShell, CancellationToken, Task> work,
            TimeProvider time) : ITool
    {
        public AIFunctionDeclaration Declaration { get; } = AIFunctionFactory.CreateDeclaration(
            Name, display, JsonElement.Parse("""{"type":"object","properties":{}}"""));

        public string Display(JsonElement arguments) => display;

        public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) =>
            [.. commands.Distinct().Select(command => new Access(AccessKind.Command, command))];

        public async Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
        {
            var runs = new TestShell(agent, id, shell, context, time);
            await work(runs, cancellationToken);
            return new ToolOutcome(runs.Kept);
        }
    }
}
