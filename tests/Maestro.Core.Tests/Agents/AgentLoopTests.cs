using System.Text.Json;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Maestro.Testing;
using Microsoft.Extensions.AI;

namespace Maestro.Core.Tests.Agents;

public sealed class AgentLoopTests
{
    [Fact]
    public async Task Results_go_back_in_call_order_though_the_calls_run_side_by_side()
    {
        var tool = new GateTool();
        var (client, loop, runner) = Start([Call("1", "gate", "first"), Call("2", "gate", "second")], tool);
        var events = await loop.RunAsync(runner, new ChatOptions(), CancellationToken.None).ToListAsync();

        Assert.Equal(["2", "1"], events.OfType<CommandDone>().Select(done => done.CallId));
        var results = client.Requests[1].Messages[^1].Contents.Cast<FunctionResultContent>();
        Assert.Equal([("1", "first"), ("2", "second")], results.Select(result => (result.CallId, (string)result.Result!)));
        Assert.Equal("done", loop.Answer);
    }

    [Fact]
    public async Task A_denied_call_is_reported_to_the_model()
    {
        var (client, loop, runner) = Start([Call("1", "gate", "x")], new GateTool { Needed = [new Access(AccessKind.Command, "rm -rf /")] });
        var events = await loop.RunAsync(runner, new ChatOptions(), CancellationToken.None).ToListAsync();

        Assert.Equal(ApprovalDecision.Deny, Assert.Single(events.OfType<ApprovalResolved>()).Decision);
        Assert.True(Assert.Single(events.OfType<CommandDone>()).IsError);
        Assert.Contains("Not run: too dangerous", Told(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_tool_and_a_failing_tool_are_reported_to_the_model()
    {
        var (client, loop, runner) = Start([Call("1", "nothing", "x"), Call("2", "gate", "fail")], new GateTool());
        await loop.RunAsync(runner, new ChatOptions(), CancellationToken.None).ToListAsync();

        Assert.Equal(["There is no tool 'nothing'. Tools: gate.", "it failed"], client.Requests[1].Messages[^1].Contents.Select(c => (string)((FunctionResultContent)c).Result!));
    }

    [Fact]
    public async Task Signatures_of_a_reply_are_sent_back()
    {
        var signed = new TextReasoningContent("thought") { ProtectedData = "sig" };
        var client = new FakeChatClient([signed, Call("1", "gate", "x")], ["done"]);
        var (_, loop, runner) = Start(client, new GateTool());
        await loop.RunAsync(runner, new ChatOptions(), CancellationToken.None).ToListAsync();

        var reasoning = Assert.IsType<TextReasoningContent>(client.Requests[1].Messages[^2].Contents[0]);
        Assert.Equal(("thought", "sig"), (reasoning.Text, reasoning.ProtectedData));
    }

    [Fact]
    public async Task What_the_person_says_meanwhile_is_heard_after_the_calls_and_before_the_end()
    {
        var client = new FakeChatClient([Call("1", "gate", "x")], ["nearly"], ["done"]);
        var words = new Queue<string?>(["use tabs", null, "and add a test", null]);
        var (_, loop, runner) = Start(client, new GateTool(), nextWord: () => words.TryDequeue(out var word) ? word : null);
        var events = await loop.RunAsync(runner, new ChatOptions(), CancellationToken.None).ToListAsync();

        Assert.Equal("use tabs", client.Requests[1].Messages[^1].Text);
        Assert.Equal("and add a test", client.Requests[2].Messages[^1].Text);
        Assert.Equal(["You said: use tabs", "You said: and add a test"], events.OfType<StatusChanged>().Select(status => status.Message));
        Assert.Equal("done", loop.Answer);
    }

    [Fact]
    public async Task What_happened_to_a_call_is_told_and_is_no_part_of_the_reply()
    {
        var client = new FakeChatClient([new RetryNotice("openai", 2, TimeSpan.FromSeconds(1.5), "busy"), "an", new FailoverNotice("openai", "gemini", "cut"), new StatusNotice("slow"), "swer"]);
        var (_, loop, runner) = Start(client, new GateTool());
        var events = await loop.RunAsync(runner, new ChatOptions(), CancellationToken.None).ToListAsync();

        Assert.Equal(
            [new Retrying("x", "openai", 2, 1500, "busy"), new FailedOver("x", "openai", "gemini", "cut"), new StatusChanged("x", "slow")],
            events.Where(e => e is Retrying or FailedOver or StatusChanged));
        Assert.Equal("answer", Assert.Single(Assert.Single(events.OfType<MessageCompleted>()).Parts).Text);
    }

    [Fact]
    public async Task The_same_call_with_the_same_result_three_times_stops_a_run_that_nobody_watches()
    {
        var client = new FakeChatClient([Call("1", "gate", "x")], [Call("2", "gate", "x"), Call("3", "gate", "y")], [Call("4", "gate", "x")], ["done"]);
        var (_, loop, runner) = Start(client, new GateTool());
        var failure = await Assert.ThrowsAsync<RunException>(async () => await loop.RunAsync(runner, new ChatOptions(), CancellationToken.None).ToListAsync());

        Assert.Equal((ErrorKind.InvalidResult, 3), (failure.Kind, client.Requests.Count));
        Assert.Equal("The run was stopped: the model has called gate again and again with the same result.", failure.Message);
    }

    [Theory]
    [InlineData(ApprovalDecision.Once)]
    [InlineData(ApprovalDecision.Deny)]
    public async Task Somebody_who_watches_is_asked(ApprovalDecision decision)
    {
        var client = new FakeChatClient([Call("1", "gate", "x")], [Call("2", "gate", "x")], [Call("3", "gate", "x")], ["done"]);
        var (_, loop, runner) = Start(client, new GateTool(), canAsk: true);
        var run = async () =>
        {
            await foreach (var e in loop.RunAsync(runner, new ChatOptions(), CancellationToken.None))
                if (e is ApprovalRequested asked)
                    Assert.True(runner.Gate.Answer(asked.ApprovalId, decision));
        };
        if (decision is ApprovalDecision.Deny)
            Assert.Equal(ErrorKind.Denied, (await Assert.ThrowsAsync<RunException>(run)).Kind);
        else
            await run();
        Assert.Equal(decision is ApprovalDecision.Deny ? "" : "done", loop.Answer);
    }

    [Fact]
    public async Task A_reply_that_repeats_itself_without_end_is_stopped_and_a_long_one_is_not()
    {
        var endless = new FakeChatClient([.. Enumerable.Repeat(string.Concat(Enumerable.Repeat("again and again, ", 1000)), 300)]);
        var (_, loop, runner) = Start(endless, new GateTool());
        var failure = await Assert.ThrowsAsync<RunException>(async () => await loop.RunAsync(runner, new ChatOptions(), CancellationToken.None).ToListAsync());
        Assert.Contains("writes the same text over and over", failure.Message, StringComparison.Ordinal);

        var numbered = new FakeChatClient([.. Enumerable.Range(0, 30_000).Select(number => $"line {number}, ")]);
        (_, loop, runner) = Start(numbered, new GateTool());
        await loop.RunAsync(runner, new ChatOptions(), CancellationToken.None).ToListAsync();
        Assert.EndsWith("line 29999, ", loop.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_turn_the_model_is_asked_without_tools()
    {
        var client = new FakeChatClient([Call("1", "gate", "x")], ["answer"]);
        var (_, loop, runner) = Start(client, new GateTool(), maxTurns: 2);
        await loop.RunAsync(runner, new ChatOptions(), CancellationToken.None).ToListAsync();

        Assert.Same(ChatToolMode.None, client.Requests[1].Options!.ToolMode);
        Assert.Equal("answer", loop.Answer);
    }

    [Fact]
    public async Task Cancelling_stops_the_running_calls()
    {
        var tool = new GateTool();
        var (_, loop, runner) = Start([Call("1", "gate", "forever")], tool);
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var e in loop.RunAsync(runner, new ChatOptions(), cancel.Token))
                if (e is CommandStarted)
                    await cancel.CancelAsync();
        });
        Assert.True(tool.WasCancelled);
    }

    private static FunctionCallContent Call(string id, string tool, string text) =>
        new(id, tool, new Dictionary<string, object?> { ["text"] = JsonElement.Parse($"\"{text}\"") });

    private static (FakeChatClient Client, AgentLoop Loop, ToolRunner Runner) Start(IReadOnlyList<object> firstReply, ITool tool) =>
        Start(new FakeChatClient(firstReply, ["done"]), tool);

    private static (FakeChatClient Client, AgentLoop Loop, ToolRunner Runner) Start(FakeChatClient client, ITool tool, int maxTurns = 40, Func<string?>? nextWord = null, bool canAsk = false)
    {
        var runner = new ToolRunner([tool], new ApprovalGate(new DenyCommands(), canAsk), "/work", TimeProvider.System);
        var task = new AgentTask("go", "/work", [], new ModelInUse("fake", "fake-1", client), runner, GenerationSettings.Default) { NextWord = nextWord ?? (() => null) };
        var loop = new AgentLoop("x", task, TimeProvider.System, maxTurns);
        loop.Messages.Add(new ChatMessage(ChatRole.User, "go"));
        return (client, loop, runner);
    }

    private static string Told(FakeChatClient client) => (string)((FunctionResultContent)client.Requests[1].Messages[^1].Contents[0]).Result!;

    private sealed class DenyCommands : IAccessPolicy
    {
        public AccessDecision Decide(Access access) => new(Verdict.Deny, "too dangerous");

        public void Allow(string rule, bool always) => throw new NotSupportedException();
    }

    /// <summary>Returns its text; "first" waits until "second" has been given back.</summary>
    private sealed class GateTool : ITool
    {
        private readonly TaskCompletionSource second = new();

        public IReadOnlyList<Access> Needed { get; init; } = [];

        public bool WasCancelled { get; private set; }

        public AIFunctionDeclaration Declaration { get; } = AIFunctionFactory.CreateDeclaration("gate", "waits", JsonElement.Parse("{}"));

        public string Display(JsonElement arguments) => "gate";

        public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => Needed;

        public async Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
        {
            var text = arguments.GetProperty("text").GetString()!;
            switch (text)
            {
                case "first":
                    await second.Task.WaitAsync(cancellationToken);
                    await Task.Yield();
                    break;
                case "second":
                    context.Write("second");
                    cancellationToken.Register(() => WasCancelled = true);
                    second.SetResult();
                    break;
                case "fail":
                    throw new ToolException("it failed");
                case "forever":
                    await using (cancellationToken.Register(() => WasCancelled = true))
                        await Task.Delay(Timeout.Infinite, cancellationToken);
                    break;
                default:
                    break;
            }

            return new ToolOutcome(text);
        }
    }
}
