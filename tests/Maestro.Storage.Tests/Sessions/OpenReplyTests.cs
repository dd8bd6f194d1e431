using Maestro.Core.Events;
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
        var left = Assert.IsType<MessageInterrupted>(events[^1].Event);
        Assert.Equal(("assistant", "The quick brown fox ", "the program ended in the middle of the reply", 5L), (left.Agent, left.Text, left.Reason, events[^1].Seq));
        Assert.Equal(2, new SessionStore(folder.Path).Events("s_one").Count);
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

        Assert.Equal(["RunStarted", "MessageInterrupted", "MessageCompleted"], new SessionStore(folder.Path).Events("s_one").Select(e => e.Event.GetType().Name));
    }

    private SqliteSessionLog Open(ReplyOwner owner) => new(folder.Path, failures.Add, time, owner);

    private void Begin(SqliteSessionLog log) => log.Append(Envelope(new RunStarted("assistant", "go", "/", "openai", "m")));

    private void Token(SqliteSessionLog log, string text) => log.Follow(Envelope(new Thinking("assistant", text, ThinkingChannel.Answer)));

    private EventEnvelope Envelope(AgentEvent e) => new(++seq, time.GetUtcNow(), "s_one", "r_1", null, e);
}
