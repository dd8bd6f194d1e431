using System.Runtime.CompilerServices;
using System.Text.Json;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Permissions;
using Maestro.Core.Results;
using Maestro.Core.Sessions;
using Maestro.Core.Tools;
using Maestro.Testing;
using Microsoft.Extensions.AI;

namespace Maestro.Core.Tests.Sessions;

public sealed class DelegatedRunTests
{
    private readonly KeptLog log = new();

    [Fact]
    public async Task A_delegated_run_stands_in_the_stream_as_a_run_of_its_own_and_ends_before_the_one_that_waits_for_it()
    {
        var events = await Start(new Talker()).RunAsync(new SubmitRequest("talker talker", "boss"), CancellationToken.None).ToListAsync();

        var boss = events[0].Run;
        var children = events.Where(e => e.Run != boss).GroupBy(e => e.Run).ToList();
        Assert.Equal(2, children.Count);
        Assert.All(children, child => Assert.All(child, e => Assert.Equal((boss, "talker"), (e.Parent, e.Event.Agent))));
        Assert.All(children, child => Assert.Equal(["RunStarted", "Routed", "Thinking", "ResultProduced"], child.Select(e => e.Event.GetType().Name)));
        Assert.Equal("[you said hello] [you said hello]", Assert.IsType<AssistantResult>(Assert.IsType<ResultProduced>(events[^1].Event).Data).Answer);
        Assert.Null(events[^1].Parent);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Seq));
        Assert.Equal(events.Where(e => e.Event.IsStored), log.Kept);
    }

    [Fact]
    public async Task Cancelling_a_run_ends_what_it_has_delegated_first_each_once()
    {
        var session = Start(new Talker { WaitsForever = true });
        var events = new List<EventEnvelope>();
        await foreach (var e in session.RunAsync(new SubmitRequest("talker talker", "boss"), CancellationToken.None))
        {
            events.Add(e);
            if (events.Count(seen => seen.Event is Thinking) == 2)
                session.Send(new CancelRun(events[0].Run, "enough"));
        }

        Assert.Equal(3, events.Count(e => e.Event.IsTerminal));
        Assert.All(events.GroupBy(e => e.Run), run => Assert.Equal("enough", Assert.IsType<RunCancelled>(run.Last().Event).Reason));
        Assert.Equal(events[0].Run, events[^1].Run);
        Assert.Equal(2, events.Count(e => e.Event is MessageInterrupted { Text: "you said " }));
    }

    [Fact]
    public async Task Cancelling_a_delegated_run_leaves_the_one_that_waits_for_it()
    {
        var session = Start(new Talker { WaitsForever = true });
        var events = new List<EventEnvelope>();
        await foreach (var e in session.RunAsync(new SubmitRequest("talker", "boss"), CancellationToken.None))
        {
            events.Add(e);
            if (e.Event is Thinking)
                session.Send(new CancelRun(e.Run, "not this"));
        }

        Assert.Equal("[not this]", Assert.IsType<AssistantResult>(Assert.IsType<ResultProduced>(events[^1].Event).Data).Answer);
    }

    [Fact]
    public async Task An_unknown_agent_is_told_to_the_model_and_nothing_is_delegated_for_ever()
    {
        var unknown = await Start(new Talker()).RunAsync(new SubmitRequest("nobody", "boss"), CancellationToken.None).ToListAsync();
        Assert.Contains(unknown, e => e.Event is CommandDone { IsError: true, Output: "There is no agent 'nobody'. Agents: boss, talker." });

        var deep = await Start(new Talker()).RunAsync(new SubmitRequest("boss", "boss"), CancellationToken.None).ToListAsync();
        Assert.Equal(3, deep.Count(e => e.Event is RunStarted));
        Assert.Contains(deep, e => e.Event is CommandDone { IsError: true, Output: "There is no tool 'delegate'. Tools: ." });
        Assert.All(deep.GroupBy(e => e.Run), run => Assert.Single(run, e => e.Event.IsTerminal));
    }

    [Fact]
    public async Task What_an_agent_may_not_do_no_agent_does_for_it()
    {
        var gate = new ApprovalGate(new AskEverything(), canAsk: true);
        var narrow = new ApprovalGate(new AskEverything(), canAsk: false);
        var talker = new Talker();
        var task = new AgentTask("hello", "/work", [], new ModelInUse("fake", null, new FakeChatClient()), new ToolRunner([], gate, "/work", TimeProvider.System), GenerationSettings.Default);
        using var above = new ActiveRun(CancellationToken.None);
        await new DelegatedRuns([talker], (_, _) => ValueTask.FromResult(task.Model), new(), "r", "boss", above, task).RunAsync("talker", "hello", narrow, _ => { }, CancellationToken.None);
        Assert.Same(narrow, talker.LastTask!.Tools.Gate);
    }

    [Fact]
    public async Task A_delegated_run_is_answered_by_the_model_that_the_other_agent_has()
    {
        var own = new ModelInUse("fake", "own-model", new FakeChatClient());
        var talker = new Talker();
        var events = await Start(talker, (agent, _) => ValueTask.FromResult(agent == "talker" ? own : null)).RunAsync(new SubmitRequest("talker", "boss"), CancellationToken.None).ToListAsync(CancellationToken.None);
        Assert.Equal([null, "own-model"], events.Select(e => e.Event).OfType<RunStarted>().Select(e => e.Model));
        Assert.Same(own.Client, talker.LastTask!.Model.Client);
    }

    private Session Start(Talker talker, Func<string, CancellationToken, ValueTask<ModelInUse?>>? modelFor = null)
    {
        var gate = new ApprovalGate(new AskEverything(), canAsk: true);
        var model = new ModelInUse("fake", null, new FakeChatClient());
        var tools = new ToolRunner([new Delegate()], gate, "/work", TimeProvider.System);
        return new Session(new SessionParts("/work", [new Boss(), talker], new Straight(), model, tools, gate, log, TimeProvider.System) { ModelFor = modelFor ?? ((_, _) => ValueTask.FromResult<ModelInUse?>(null)) });
    }

    /// <summary>Gives "hello" to every agent that the request names, or the same request to itself.</summary>
    private sealed class Boss : IAgent
    {
        public string Name => "boss";

        public string Description => "Lets others work.";

        public async IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var calls = task.Request.Split(' ').Select((name, i) => new ToolCall($"c{i}", "delegate", JsonElement.Parse($$"""{"agent":"{{name}}"}"""))).ToList();
            var finished = new List<FinishedCall>();
            await foreach (var e in task.Tools.RunAsync(Name, calls, finished, cancellationToken))
                yield return e;
            yield return new ResultProduced(Name, new AssistantResult(string.Join(' ', finished.Select(call => $"[{call.Outcome.Output}]"))));
        }
    }

    private sealed class Delegate : ITool
    {
        public AIFunctionDeclaration Declaration => field ??= AIFunctionFactory.CreateDeclaration("delegate", "", JsonElement.Parse("{}"));

        public string Display(JsonElement arguments) => "delegate";

        public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [];

        public async Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
        {
            var agent = arguments.GetProperty("agent").GetString()!;
            return await context.DelegateAsync(agent, agent is "boss" ? "boss" : "hello", cancellationToken) switch
            {
                ResultProduced { Data: AssistantResult answer } => new ToolOutcome(answer.Answer),
                RunCancelled cancelled => new ToolOutcome(cancelled.Reason),
                var other => new ToolOutcome(other.ToString()),
            };
        }
    }
}
