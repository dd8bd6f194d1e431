using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Maestro.Core.Changes;
using Maestro.Core.Events;
using Maestro.Core.Permissions;

namespace Maestro.Core.Tools;

/// <summary>A call of a tool, as the model or the agent itself makes it.</summary>
public sealed record ToolCall(string CallId, string Tool, JsonElement Arguments);

/// <summary>A call with what came of it.</summary>
public sealed record FinishedCall(ToolCall Call, ToolOutcome Outcome, long DurationMs)
{
    /// <summary>Why the call was not allowed and so not run; null when it was.</summary>
    public Approval? Denial { get; init; }
}

/// <summary>Runs tool calls side by side, each behind its approval; one of the two places that catch every exception.</summary>
public sealed class ToolRunner(IReadOnlyList<ITool> tools, ApprovalGate gate, string cwd, TimeProvider time)
{
    private readonly Dictionary<string, ITool> byName = tools.ToDictionary(tool => tool.Declaration.Name, StringComparer.Ordinal);

    public IReadOnlyList<ITool> Tools { get; } = tools;

    /// <summary>Where the person is asked.</summary>
    public ApprovalGate Gate { get; } = gate;

    /// <summary>Where changes of files are recorded; without it none can be made.</summary>
    public IChangeRecord? Changes { get; init; }

    private Delegation? Delegation { get; init; }

    private SemaphoreSlim Planning { get; init; } = new(1);

    /// <summary>The runner with this tool alone.</summary>
    public ToolRunner With(ITool tool) => Of([tool], Gate);

    /// <summary>The runner with only these tools, for an agent that may use no others.</summary>
    public ToolRunner Only(params IReadOnlyList<string> names) => Of([.. Tools.Where(tool => names.Contains(tool.Declaration.Name))], Gate);

    /// <summary>The runner without this tool.</summary>
    public ToolRunner Without(string name) => Of([.. Tools.Where(tool => tool.Declaration.Name != name)], Gate);

    /// <summary>The runner for an agent that may do less.</summary>
    public ToolRunner Narrowed(Narrowing narrowing) => Behind(Gate.Narrowed(narrowing));

    /// <summary>The runner whose calls must pass this gate.</summary>
    public ToolRunner Behind(ApprovalGate other) => Of(Tools, other);

    /// <summary>The runner for a run whose changes are recorded here.</summary>
    public ToolRunner Recording(IChangeRecord changes) => new(Tools, Gate, cwd, time) { Changes = changes, Delegation = Delegation };

    /// <summary>The runner for a run that gives requests to other agents in this way.</summary>
    public ToolRunner Delegating(Delegation delegation) => new(Tools, Gate, cwd, time) { Changes = Changes, Planning = Planning, Delegation = delegation };

    private ToolRunner Of(IReadOnlyList<ITool> some, ApprovalGate behind) =>
        new(some, behind, cwd, time) { Changes = Changes, Planning = Planning, Delegation = Delegation };

    /// <summary>Runs the calls concurrently and streams their events; <paramref name="finished"/> then holds the outcomes in call order.</summary>
    public async IAsyncEnumerable<AgentEvent> RunAsync(
        string agent, IReadOnlyList<ToolCall> calls, List<FinishedCall> finished, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var events = Channel.CreateUnbounded<AgentEvent>(new UnboundedChannelOptions { SingleReader = true });
        var running = Task.WhenAll(calls.Select(call => RunOneAsync(agent, call, e => events.Writer.TryWrite(e), stop.Token)).ToList());
        var closed = CloseWhenDoneAsync(running, events.Writer);
        try
        {
            await foreach (var e in events.Reader.ReadAllAsync(CancellationToken.None))
                yield return e;
        }
        finally
        {
            await stop.CancelAsync();
            await closed;
        }

        finished.AddRange(await running);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static async Task CloseWhenDoneAsync(Task running, ChannelWriter<AgentEvent> events)
    {
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        events.Complete();
    }

    private async Task<FinishedCall> RunOneAsync(string agent, ToolCall call, Action<AgentEvent> emit, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var start = time.GetTimestamp();
        Approval? denial = null;
        var isPlanning = false;
        var outcome = await OutcomeAsync();
        if (isPlanning)
            Planning.Release();
        var duration = (long)time.GetElapsedTime(start).TotalMilliseconds;
        emit(new CommandDone(agent, call.CallId, outcome.Output, outcome.IsError, outcome.ExitCode, duration));
        return new FinishedCall(call, outcome, duration) { Denial = denial };

        async Task<ToolOutcome> OutcomeAsync()
        {
            if (!byName.TryGetValue(call.Tool, out var tool))
            {
                emit(new CommandStarted(agent, call.CallId, call.Tool, call.Arguments, call.Tool));
                return new ToolOutcome($"There is no tool '{call.Tool}'. Tools: {string.Join(", ", byName.Keys)}.", IsError: true);
            }

            try
            {
                var display = tool.Display(call.Arguments);
                emit(new CommandStarted(agent, call.CallId, call.Tool, call.Arguments, display));
                if (tool.IsPlanned)
                {
                    await Planning.WaitAsync(cancellationToken);
                    isPlanning = true;
                }

                var needs = tool.Needs(call.Arguments, cwd);
                var (plan, failure) = Planned(tool, call, needs);
                var approval = await Gate.PassAsync(agent, new ApprovalQuestion(call.CallId, display, plan?.Diff, call.Tool), needs, emit, cancellationToken);
                if (!approval.IsGranted)
                {
                    denial = approval;
                    return new ToolOutcome($"Not run: {approval.Reason}.", IsError: true);
                }

                if (failure is not null)
                    throw failure;
                start = time.GetTimestamp();
                var context = new ToolContext(agent, call.CallId, cwd, emit)
                {
                    Plan = plan,
                    Changes = Changes!,
                    OnlyReads = approval.OnlyReads,
                    IsHeld = approval.IsHeld,
                    Judged = needs,
                    MayRead = Gate.MayRead,
                    Gate = Gate,
                    Delegation = Delegation,
                };
                return await tool.RunAsync(call.Arguments, context, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return new ToolOutcome("Cancelled.", IsError: true);
            }
            catch (ToolException told)
            {
                return new ToolOutcome(told.Message, IsError: true);
            }
            catch (Exception unexpected)
            {
                Trace.TraceError($"tool {call.Tool}: {unexpected}");
                return new ToolOutcome($"The tool failed: {unexpected.Message}", IsError: true);
            }
        }
    }

    /// <summary>Why a change cannot be planned may show what is in the file: where that is guarded, it is said only after the approval.</summary>
    private (ChangePlan? Plan, ToolException? Failure) Planned(ITool tool, ToolCall call, IReadOnlyList<Access> needs)
    {
        try
        {
            return (tool.Plan(call.Arguments, cwd), null);
        }
        catch (ToolException failure) when (needs.Any(need => need.Kind is AccessKind.Edit && !Gate.MayRead(need with { Kind = AccessKind.Read })))
        {
            return (null, failure);
        }
    }
}
