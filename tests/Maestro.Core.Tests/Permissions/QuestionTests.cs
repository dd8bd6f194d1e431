using Maestro.Core.Events;
using Maestro.Core.Permissions;
using Maestro.Core.Tests.Sessions;

namespace Maestro.Core.Tests.Permissions;

public sealed class QuestionTests
{
    private readonly List<AgentEvent> events = [];

    [Theory]
    [InlineData(ApprovalDecision.Once, " SQLite ", "SQLite")]
    [InlineData(ApprovalDecision.Once, "", null)]
    [InlineData(ApprovalDecision.Deny, null, null)]
    public async Task A_question_waits_for_words_and_both_are_events(ApprovalDecision decision, string? words, string? answer)
    {
        var gate = new ApprovalGate(new AskEverything(), canAsk: true);
        var asked = gate.AskForWordsAsync("assistant", new ApprovalQuestion("c1", "Which one?"), ["PostgreSQL", "SQLite"], events.Add, TestContext.Current.CancellationToken);
        var request = Assert.IsType<ApprovalRequested>(Assert.Single(events));
        Assert.Equal(["PostgreSQL", "SQLite"], request.Options);
        Assert.False(asked.IsCompleted);

        Assert.True(gate.Answer(request.ApprovalId, decision, words));
        Assert.Equal(answer, await asked);
        Assert.Equal(new ApprovalResolved("assistant", request.ApprovalId, answer is null ? ApprovalDecision.Deny : ApprovalDecision.Once, ApprovalSource.User, answer), events[^1]);
        Assert.False(gate.Answer(request.ApprovalId, decision, words));
    }

    [Fact]
    public async Task A_cancelled_question_waits_no_longer()
    {
        var gate = new ApprovalGate(new AskEverything(), canAsk: true);
        using var stop = new CancellationTokenSource();
        var asked = gate.AskForWordsAsync("assistant", new ApprovalQuestion("c1", "Which one?"), [], events.Add, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.False(gate.Answer("a1", ApprovalDecision.Once, "late"));
    }
}
