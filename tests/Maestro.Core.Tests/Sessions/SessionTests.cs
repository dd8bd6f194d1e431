using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Permissions;
using Maestro.Core.Sessions;
using Maestro.Core.Tools;
using Maestro.Testing;

namespace Maestro.Core.Tests.Sessions;

public sealed class SessionTests
{
    private readonly KeptLog log = new();

    [Fact]
    public async Task Events_are_numbered_without_gaps_and_the_stored_ones_keep_their_numbers()
    {
        var session = Start(new Talker());
        var first = await session.RunAsync(new SubmitRequest("hello"), CancellationToken.None).ToListAsync();
        var second = await session.RunAsync(new SubmitRequest("again"), CancellationToken.None).ToListAsync();

        var live = first.Concat(second).ToList();
        Assert.Equal(Enumerable.Range(1, live.Count).Select(i => (long)i), live.Select(e => e.Seq));
        Assert.Equal(live.Where(e => e.Event.IsStored), log.Kept);
        Assert.Equal(["RunStarted", "Routed", "Thinking", "ResultProduced"], first.Select(e => e.Event.GetType().Name));
        Assert.NotEqual(first[0].Run, second[0].Run);
    }

    [Fact]
    public async Task The_next_run_knows_what_was_asked_and_answered()
    {
        var agent = new Talker();
        var session = Start(agent);
        await session.RunAsync(new SubmitRequest("hello"), CancellationToken.None).ToListAsync();
        await session.RunAsync(new SubmitRequest("again"), CancellationToken.None).ToListAsync();

        Assert.Equal(["hello", "[talker] you said hello"], agent.LastTask!.History.Select(message => message.Text));
    }

    [Fact]
    public async Task A_cancelled_run_ends_with_the_reason_and_keeps_the_text_so_far()
    {
        var session = Start(new Talker { WaitsForever = true });
        var events = new List<AgentEvent>();
        await foreach (var e in session.RunAsync(new SubmitRequest("hello"), CancellationToken.None))
        {
            events.Add(e.Event);
            if (e.Event is Thinking)
                session.Send(new CancelRun(e.Run, "enough"));
        }

        Assert.Equal([new MessageInterrupted("talker", "you said ", "enough"), new RunCancelled("talker", "enough")], events[^2..]);
    }

    [Fact]
    public async Task Another_model_answers_from_the_next_run_on()
    {
        var agent = new Talker();
        var session = Start(agent);
        using var client = new FakeChatClient();
        session.Use(new ModelInUse("ollama", "other", client), new Straight());
        session.Transcript.Clear();
        var events = await session.RunAsync(new SubmitRequest("hello"), CancellationToken.None).ToListAsync();

        Assert.Equal("other", Assert.IsType<RunStarted>(events[0].Event).Model);
        Assert.Same(client, agent.LastTask!.Model.Client);
        Assert.Empty(agent.LastTask.History);
    }

    [Fact]
    public async Task A_run_is_told_what_was_said_to_it_and_no_other_is()
    {
        var agent = new Talker();
        var session = Start(agent);
        var words = new List<string?>();
        await foreach (var e in session.RunAsync(new SubmitRequest("hello"), CancellationToken.None))
        {
            if (e.Event is not Thinking)
                continue;
            session.Send(new SteerRun("r_other", "no"));
            session.Send(new SteerRun(e.Run, "shorter"));
            words.AddRange([agent.LastTask!.NextWord(), agent.LastTask.NextWord()]);
        }

        Assert.Equal(["shorter", null], words);
    }

    [Fact]
    public async Task An_unknown_agent_is_one_error()
    {
        var events = await Start(new Talker()).RunAsync(new SubmitRequest("hello", "nobody"), CancellationToken.None).ToListAsync();
        Assert.Equal(ErrorKind.InvalidRequest, Assert.IsType<RunFailed>(Assert.Single(events).Event).Kind);
    }

    [Fact]
    public async Task Runs_side_by_side_share_the_numbers()
    {
        var session = Start(new Talker());
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => session.RunAsync(new SubmitRequest($"r{i}"), CancellationToken.None).ToListAsync().AsTask()));
        Assert.Equal(Enumerable.Range(1, 32).Select(i => (long)i), runs.SelectMany(run => run).Select(e => e.Seq).Order());
        Assert.Equal(log.Kept.Select(e => e.Seq).Order(), log.Kept.Select(e => e.Seq));
    }

    private Session Start(IAgent agent)
    {
        var gate = new ApprovalGate(new AskEverything(), canAsk: true);
        var model = new ModelInUse("fake", null, new FakeChatClient());
        return new Session(new SessionParts("/work", [agent], new Straight(), model, new ToolRunner([], gate, "/work", TimeProvider.System), gate, log, TimeProvider.System));
    }
}
