using Maestro.Core.Evidence;
using Maestro.Core.Models;
using Maestro.Core.Routing;
using Maestro.Testing;
using Microsoft.Extensions.AI;

namespace Maestro.Core.Tests.Routing;

public sealed class ModelRouterTests
{
    private static readonly string[] Names = ["assistant", "planner", "explorer", "executor"];

    private const string Vague = "the thing from yesterday";

    [Fact]
    public async Task The_model_decides_when_the_rules_are_unsure()
    {
        var route = await Router(new FakeChatClient(["I would say: Planner."])).RouteAsync(Vague, null, CancellationToken.None);

        Assert.Equal(("planner", "the model chose it, the rules were unsure"), (route.Agent, route.Reason));
    }

    [Theory]
    [InlineData("create a roadmap", null)]
    [InlineData("@explorer something", null)]
    [InlineData(Vague, "executor")]
    [InlineData("hello", null)]
    public async Task The_model_is_not_asked_when_the_rules_are_sure(string request, string? agent)
    {
        var client = new FakeChatClient(["planner"]);

        await Router(client).RouteAsync(request, agent, CancellationToken.None);

        Assert.Empty(client.Requests);
    }

    [Fact]
    public async Task A_failed_call_leaves_the_choice_to_the_rules()
    {
        var client = new FakeChatClient([new FakeFailure(new ModelException(ErrorKind.Network, "connection refused"))]);

        var route = await Router(client).RouteAsync(Vague, null, CancellationToken.None);

        Assert.Equal("assistant", route.Agent);
        Assert.EndsWith("the model could not be asked: connection refused", route.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_does_not_answer_in_time_is_given_up()
    {
        var time = new ManualTime();
        var waiting = Router(new SilentClient(), time).RouteAsync(Vague, null, CancellationToken.None);
        time.Fire();

        Assert.EndsWith("the model did not answer within 5 s", (await waiting).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_an_agent_changes_nothing() =>
        Assert.Equal("assistant", (await Router(new FakeChatClient(["no idea"])).RouteAsync(Vague, null, CancellationToken.None)).Agent);

    [Fact]
    public async Task Cancelling_ends_the_routing()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = Router(new SilentClient()).RouteAsync(Vague, null, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.AsTask());
    }

    private static ModelRouter Router(IChatClient client, TimeProvider? time = null) =>
        new(
            new RuleRouter(Names),
            [.. Names.Select(name => new AgentPurpose(name, $"what the {name} is for"))],
            client,
            time ?? TimeProvider.System);

    /// <summary>Never answers.</summary>
    private sealed class SilentClient : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            new TaskCompletionSource<ChatResponse>().Task.WaitAsync(cancellationToken);

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    /// <summary>A clock whose timers fire when told.</summary>
    private sealed class ManualTime : TimeProvider
    {
        private Action? timer;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            timer = () => callback(state);
            return new Timer();
        }

        public void Fire() => timer!();

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
