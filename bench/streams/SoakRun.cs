using System.Text.Json;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Permissions;
using Maestro.Core.Results;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.StreamBench;

/// <summary>One run of an agent over the whole pipeline, and what is wrong with what came of it.</summary>
internal sealed class SoakRun(int number, IChatClient client)
{
    public const string ToolResult = "the tool has looked";

    private readonly LookTool tool = new();

    /// <summary>Every third answer calls a tool.</summary>
    public static bool CallsTool(int run) => run % 3 == 0;

    public List<AgentEvent> Events { get; } = [];

    /// <summary>Runs to the end; in a sentence what should not be so, else null.</summary>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var runner = new ToolRunner([tool], new ApprovalGate(new AllowAll(), canAsk: false), "/", TimeProvider.System);
        var task = new AgentTask(SoakText.Request(number), "/", [], new ModelInUse("soak", "m", client), runner, GenerationSettings.Default);
        await foreach (var e in RunEnding.EndExactlyOnce(LoopAsync(task), "soak", agent => new RunCancelled(agent, "the time is over"), cancellationToken))
            Events.Add(e);

        var whole = string.Concat(SoakText.Words(number)) + (CallsTool(number) ? "Done." : "");
        var shown = string.Concat(Events.OfType<Thinking>().Select(token => token.Text));
        if (Events.Count(e => e.IsTerminal) != 1 || !Events[^1].IsTerminal)
            return $"run {number} has {Events.Count(e => e.IsTerminal)} ends";
        if (Events[^1] is ResultProduced ? shown != whole : !whole.StartsWith(shown, StringComparison.Ordinal))
            return $"run {number} ({Events[^1].GetType().Name}) shows {shown.Length} characters of {whole.Length}: ...{shown[Math.Max(0, shown.Length - 60)..]}";
        return tool.Runs > 1 ? $"run {number} ran its tool {tool.Runs} times" : null;
    }

    private static async IAsyncEnumerable<AgentEvent> LoopAsync(AgentTask task)
    {
        var loop = new AgentLoop("soak", task, TimeProvider.System, maxTurns: 4);
        loop.Messages.Add(RunRequest.Mark(new ChatMessage(ChatRole.User, task.Request)));
        await foreach (var e in loop.RunAsync(task.Tools, new ChatOptions { Tools = [task.Tools.Tools[0].Declaration] }, CancellationToken.None))
            yield return e;
        yield return new ResultProduced("soak", new AssistantResult(loop.Answer));
    }

    private sealed class AllowAll : IAccessPolicy
    {
        public AccessDecision Decide(Access access) => AccessDecision.Free;

        public void Allow(string rule, bool always) => throw new NotSupportedException();
    }

    private sealed class LookTool : ITool
    {
        public int Runs { get; private set; }

        public AIFunctionDeclaration Declaration { get; } = AIFunctionFactory.CreateDeclaration("look", "Looks.", JsonElement.Parse("""{"type":"object","properties":{}}"""));

        public string Display(JsonElement arguments) => "look";

        public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [];

        public Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
        {
            Runs++;
            return Task.FromResult(new ToolOutcome(ToolResult));
        }
    }
}
