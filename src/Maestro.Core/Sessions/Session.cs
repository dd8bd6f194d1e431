using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Maestro.Core.Agents;
using Maestro.Core.Changes;
using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Permissions;
using Maestro.Core.Results;
using Maestro.Core.Routing;
using Maestro.Core.Text;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Core.Sessions;

/// <summary>A conversation: takes commands, runs agents, numbers and stores their events. Several runs may go on at once.</summary>
public sealed class Session(SessionParts parts, string? id = null)
{
    private SessionParts parts = parts;
    private readonly ConcurrentDictionary<string, ActiveRun> active = new(StringComparer.Ordinal);
    private readonly Lock numbering = new();
    private long seq;

    public string Id { get; } = id ?? NewId('s');

    /// <summary>The messages of the session's finished runs, for the next run.</summary>
    public Transcript Transcript { get; } = new();

    /// <summary>Who answers the next run.</summary>
    public ModelInUse Model => parts.Model;

    /// <summary>Another model answers from the next run on; what runs goes on with the one it has.</summary>
    /// <param name="router">One that asks this model when it is unsure.</param>
    public void Use(ModelInUse model, IRouter router) => parts = parts with { Model = model, Router = router };

    /// <summary>Answers an approval, tells a run something, or stops runs.</summary>
    public void Send(UserCommand command)
    {
        switch (command)
        {
            case AnswerApproval answer:
                parts.Gate.Answer(answer.ApprovalId, answer.Decision, answer.Answer);
                break;
            case CancelRun cancel:
                Stop(cancel.Run, agent => new RunCancelled(agent, cancel.Reason));
                break;
            case SteerRun steer:
                if (active.TryGetValue(steer.Run, out var steered))
                    steered.Words.Enqueue(steer.Text);
                break;
            case StopAtTimeLimit limit:
                Stop(limit.Run, agent => new RunFailed(
                    agent, $"The time limit of {limit.Limit.TotalSeconds:0.###} s was reached.", ErrorKind.Timeout, "Allow more with --timeout SECONDS."));
                break;
            default:
                throw new ArgumentException($"{command.GetType().Name} is not sent but run.", nameof(command));
        }
    }

    /// <summary>Runs a request and streams its events; the last one is terminal, and the stream itself never throws for a failed run.</summary>
    public async IAsyncEnumerable<EventEnvelope> RunAsync(SubmitRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = NewId('r');
        using var state = new ActiveRun(cancellationToken);
        active[run] = state;
        try
        {
            var agent = request.Agent ?? "router";
            var events = RunEnding.EndExactlyOnce(RouteAndRunAsync(run, request, state), agent, state.End, state.Token);
            await foreach (var e in events)
                yield return e.Of is { } child ? Envelope(child.Run, child.Parent, e with { Of = null }) : Envelope(run, null, e);
        }
        finally
        {
            active.TryRemove(run, out _);
        }
    }

    private async IAsyncEnumerable<AgentEvent> RouteAndRunAsync(string run, SubmitRequest request, ActiveRun state)
    {
        var cancellationToken = state.Token;
        var parts = this.parts;
        // What is stored, shown or asked of a model to choose the agent has no password; lengths stay, so that the agent gets the words as they were typed.
        var shown = Secrets.MaskRequest(request.Request);
        var route = await parts.Router.RouteAsync(shown, request.Agent, cancellationToken);
        var agent = parts.Agents.FirstOrDefault(known => known.Name == route.Agent)
            ?? throw new RunException(ErrorKind.InvalidRequest, $"There is no agent '{route.Agent}'.", "maestro agents lists them.");
        var answering = await parts.ModelFor(agent.Name, cancellationToken) ?? parts.Model;
        yield return new RunStarted(agent.Name, shown, parts.Cwd, answering.Provider, answering.Name) { Schema = parts.Schema?.Title };
        yield return new Routed(agent.Name, route.Reason, route.Confidence, route.Candidates);

        if (parts.Schema is { } schema && answering.IsBuiltin)
            throw OwnFormWithoutModel(schema);
        var budget = parts.ForRun();
        var model = answering with { Client = budget(answering.Client) };
        var tools = parts.Changes is { } changes ? parts.Tools.Recording(await changes(run, shown, cancellationToken)) : parts.Tools;
        var task = new AgentTask(AsTyped(request.Request, shown, route.Request), parts.Cwd, Transcript.Messages, model, tools, parts.Generation)
        {
            Memory = parts.Memory,
            Schema = parts.Schema,
            NextWord = () => state.Words.TryDequeue(out var word) ? word : null,
        };
        task = task with { Tools = tools.Delegating(new DelegatedRuns(parts.Agents, ModelOfAsync, active, run, agent.Name, state, task).RunAsync) };
        await foreach (var e in agent.ExecuteStreamingAsync(task, cancellationToken))
        {
            if (e is ResultProduced { Of: null } result)
                Transcript.Add(route.Request, result);
            yield return e;
        }

        async ValueTask<ModelInUse> ModelOfAsync(string other, CancellationToken stop)
        {
            var own = await parts.ModelFor(other, stop) ?? parts.Model;
            return own with { Client = budget(own.Client) };
        }
    }

    private static string AsTyped(string typed, string shown, string routed) =>
        typed == shown || shown.IndexOf(routed, StringComparison.Ordinal) is not (>= 0 and var at) ? routed : typed.Substring(at, routed.Length);

    private static RunException OwnFormWithoutModel(ResultSchema schema) => new(
        ErrorKind.InvalidRequest, $"The built-in analysis gives each agent's own result and cannot bring it into the form of {schema.Title}: that needs a model.",
        "Leave --schema out, or configure a model: export OPENAI_API_KEY=... or --provider ollama --model NAME.");

    private void Stop(string? run, Func<string, AgentEvent> end)
    {
        foreach (var (id, state) in active)
            if (run is null || run == id)
                state.Stop(end);
    }

    private EventEnvelope Envelope(string run, string? parent, AgentEvent e)
    {
        lock (numbering)
        {
            var envelope = new EventEnvelope(++seq, parts.Time.GetUtcNow(), Id, run, parent, e);
            if (e.IsStored)
                parts.Log.Append(envelope);
            else
                parts.Log.Follow(envelope);
            return envelope;
        }
    }

    internal static string NewId(char kind) => $"{kind}_{Guid.CreateVersion7():N}";
}

/// <summary>What a session is made of; put together by the program's composition root.</summary>
public sealed record SessionParts(
    string Cwd, IReadOnlyList<IAgent> Agents, IRouter Router, ModelInUse Model, ToolRunner Tools, ApprovalGate Gate, ISessionLog Log, TimeProvider Time)
{
    public GenerationSettings Generation { get; init; } = GenerationSettings.Default;

    public string? Memory { get; init; }

    /// <summary>The form that the person wants every result to have; null for the agents' own.</summary>
    public ResultSchema? Schema { get; init; }

    /// <summary>Where a run, by its id and request, records what it changes; null where nothing may be changed.</summary>
    public Func<string, string, CancellationToken, Task<IChangeRecord>>? Changes { get; init; }

    /// <summary>The model that the person has given an agent by its name; null for the session's.</summary>
    public Func<string, CancellationToken, ValueTask<ModelInUse?>> ModelFor { get; init; } = static (_, _) => ValueTask.FromResult<ModelInUse?>(null);

    /// <summary>What stands between a run and its models, such as a budget; made anew for every run, and shared by those that it starts.</summary>
    public Func<Func<IChatClient, IChatClient>> ForRun { get; init; } = static () => static client => client;
}
