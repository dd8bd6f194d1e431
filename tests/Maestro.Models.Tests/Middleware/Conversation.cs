using System.Text.Json;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Maestro.Models.Middleware;
using Maestro.Models.Middleware.Failover;
using Maestro.Models.Middleware.Metering;
using Maestro.Models.Middleware.Retry;
using Maestro.Models.Providers;
using Maestro.Testing;
using Maestro.Testing.Server;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests.Middleware;

/// <summary>Runs an agent loop over the whole pipeline against the fake server and keeps the events, with their one end.</summary>
internal sealed class Conversation(FakeModelServer server)
{
    private readonly ReadTool tool = new();
    private readonly CountedTime time = new();

    /// <summary>What the tool gives for the call of this number, from 1.</summary>
    public Func<int, string> Output { init => tool.Output = value; }

    public string Request { get; init; } = "go";

    public IReadOnlyList<Ledger> Ledgers { get; init; } = [];

    public ProviderHealth Health { get; init; } = new(TimeProvider.System);

    public IReadOnlyList<AgentEvent> Events { get; private set; } = [];

    /// <summary>How many waits of the pipeline were begun and never ended.</summary>
    public int OpenTimers => time.SetTimers;

    /// <summary>How often the tool ran.</summary>
    public int ToolRuns => tool.Runs;

    /// <summary>The tokens as the screen shows them.</summary>
    public string Shown(ThinkingChannel channel) =>
        string.Concat(Events.OfType<Thinking>().Where(token => token.Channel == channel).Select(token => token.Text));

    public string Shown() => Shown(ThinkingChannel.Answer);

    public AgentEvent End => Assert.Single(Events, e => e.IsTerminal);

    public static ProviderOptions Options(string id, string address, string model = "m") => Wire.Options(id, address, "k-12345678") with
    {
        Model = model,
        FirstTokenTimeout = TimeSpan.FromSeconds(10),
        IdleTimeout = TimeSpan.FromSeconds(10),
    };

    public Task RunAsync(params string[] ids) => RunAsync([.. ids.Select((id, i) => Options(id, server.Address, $"m{i}"))]);

    public async Task RunAsync(IReadOnlyList<ProviderOptions> providers, CancellationToken cancellationToken = default)
    {
        var pipeline = new ModelPipeline(
            new PipelineOptions
            {
                Retry = new RetryPolicy(1, TimeSpan.FromSeconds(1)) { First = TimeSpan.FromMilliseconds(1) },
                Failover = [.. providers.Skip(1).Select(next => new FailoverChoice(next.Id, _ => ValueTask.FromResult<ProviderOptions?>(next)))],
            },
            time, Health);
        using var pipe = pipeline.Create(providers[0]);
        using var client = new BudgetClient(pipe, Ledgers);
        var runner = new ToolRunner([tool], new ApprovalGate(new AllowAll(), canAsk: false), "/", TimeProvider.System);
        var task = new AgentTask(Request, "/", [], new ModelInUse(providers[0].Id, providers[0].Model, client), runner, GenerationSettings.Default);
        var events = RunEnding.EndExactlyOnce(LoopAsync(task, cancellationToken), "x", agent => new RunCancelled(agent, "cancelled"), cancellationToken);
        Events = await events.ToListAsync(CancellationToken.None);
    }

    private static async IAsyncEnumerable<AgentEvent> LoopAsync(
        AgentTask task, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var loop = new AgentLoop("x", task, TimeProvider.System, maxTurns: 12);
        loop.Messages.Add(new ChatMessage(ChatRole.System, "Be brief."));
        loop.Messages.Add(Core.Models.RunRequest.Mark(new ChatMessage(ChatRole.User, task.Request)));
        await foreach (var e in loop.RunAsync(task.Tools, new ChatOptions { Tools = [task.Tools.Tools[0].Declaration] }, cancellationToken))
            yield return e;
        yield return new ResultProduced("x", new Core.Results.AssistantResult(loop.Answer));
    }

    private sealed class AllowAll : IAccessPolicy
    {
        public AccessDecision Decide(Access access) => AccessDecision.Free;

        public void Allow(string rule, bool always) => throw new NotSupportedException();
    }

    private sealed class ReadTool : ITool
    {
        public int Runs { get; private set; }

        public Func<int, string> Output { get; set; } = number => $"content {number}";

        public AIFunctionDeclaration Declaration { get; } =
            AIFunctionFactory.CreateDeclaration("read_file", "Reads a file.", JsonElement.Parse("""{"type":"object","properties":{"path":{"type":"string"}}}"""));

        public string Display(JsonElement arguments) => "read";

        public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [];

        public Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken) =>
            Task.FromResult(new ToolOutcome(Output(++Runs)));
    }
}
