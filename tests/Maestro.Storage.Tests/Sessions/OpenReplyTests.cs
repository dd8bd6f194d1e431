using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Storage.Sessions;
using Maestro.Testing;

namespace Maestro.Storage.Tests.Sessions;

public sealed class OpenReplyTests : IDisposable
{
    private static readonly ReplyOwner Gone = ReplyOwner.Current with { StartedMs = 0 };
    private readonly TemporaryFolder folder = new();
    private readonly FakeTime time = new();
    private readonly List<string> failures = [];
    private long seq;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_had_come_of_a_reply_is_in_the_session_of_a_program_that_was_killed()
    {
        using var log = Open(Gone);
        Begin(log);
        Token(log, "The quick ");
        time.Advance(TimeSpan.FromSeconds(1));
        Token(log, "brown ");
        log.Follow(Envelope(new Thinking("assistant", "(hm)", ThinkingChannel.Reasoning)));
        Token(log, "fox ");
        time.Advance(TimeSpan.FromSeconds(1));
        Token(log, "jumps");

        var events = new SessionStore(folder.Path).Events("s_one");
        var left = Assert.IsType<MessageInterrupted>(events[^2].Event);
        Assert.Equal(("assistant", "The quick brown fox ", "the program ended in the middle of the reply", 5L), (left.Agent, left.Text, left.Reason, events[^2].Seq));
        Assert.Equal((new RunCancelled("assistant", "the program ended in the middle of the run"), 6L), (events[^1].Event, events[^1].Seq));
        Assert.Equal(3, new SessionStore(folder.Path).Events("s_one").Count);
        Assert.Empty(failures);
    }

    [Fact]
    public void A_reply_of_a_program_that_still_runs_is_left_to_it()
    {
        using var log = Open(ReplyOwner.Current);
        Begin(log);
        Token(log, "half");
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(new SessionStore(folder.Path).Events("s_one"));

        log.Append(Envelope(new MessageCompleted("assistant", "half and half", null, "m", [])));
        Assert.Equal(["RunStarted", "MessageCompleted"], new SessionStore(folder.Path).Events("s_one").Select(e => e.Event.GetType().Name));
    }

    [Fact]
    public void A_reply_that_was_finished_or_interrupted_leaves_nothing_behind()
    {
        using var log = Open(Gone);
        Begin(log);
        Token(log, "one");
        time.Advance(TimeSpan.FromSeconds(1));
        log.Append(Envelope(new MessageInterrupted("assistant", "one", "cut")));
        Token(log, "two");
        log.Append(Envelope(new MessageCompleted("assistant", "two", null, "m", [])));
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(["RunStarted", "MessageInterrupted", "MessageCompleted", "RunCancelled"], new SessionStore(folder.Path).Events("s_one").Select(e => e.Event.GetType().Name));
    }

    [Fact]
    public void Every_run_of_a_program_that_was_killed_is_ended_once_the_delegated_ones_first()
    {
        using var log = Open(Gone);
        Begin(log);
        log.Append(Envelope(new RunStarted("explorer", "look", "/", "openai", "m"), "r_2", "r_1"));
        log.Append(Envelope(new RunStarted("planner", "plan", "/", "openai", "m"), "r_3"));
        log.Append(Envelope(new RunFailed("planner", "no", ErrorKind.Internal, null), "r_3"));

        for (var turn = 0; turn < 2; turn++)
            Assert.Equal(
                [("r_3", null, 4L), ("r_2", "r_1", 5L), ("r_1", null, 6L)],
                new SessionStore(folder.Path).Events("s_one").Where(e => e.Event.IsTerminal).Select(e => (e.Run, e.Parent, e.Seq)));
    }

    private SqliteSessionLog Open(ReplyOwner owner) => new(folder.Path, failures.Add, time, owner);

    private void Begin(SqliteSessionLog log) => log.Append(Envelope(new RunStarted("assistant", "go", "/", "openai", "m")));

    private void Token(SqliteSessionLog log, string text) => log.Follow(Envelope(new Thinking("assistant", text, ThinkingChannel.Answer)));

    private EventEnvelope Envelope(AgentEvent e, string run = "r_1", string? parent = null) => new(++seq, time.GetUtcNow(), "s_one", run, parent, e);
}
