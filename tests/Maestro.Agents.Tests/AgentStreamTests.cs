using Maestro.Core.Events;

namespace Maestro.Agents.Tests;

public sealed class AgentStreamTests
{
    [Theory]
    [InlineData("assistant", "what is this project?")]
    [InlineData("planner", "plan user authentication")]
    [InlineData("explorer", "explain notes/store.py")]
    [InlineData("executor", "run the tests")]
    [InlineData("reviewer", "review notes/store.py")]
    [InlineData("security", "is notes/store.py safe?")]
    [InlineData("performance", "is notes/store.py slow?")]
    [InlineData("architect", "draw the architecture")]
    [InlineData("documentation", "write a README")]
    [InlineData("testing", "are my tests flaky?")]
    [InlineData("testing", "mutation test notes/store.py")]
    [InlineData("refactorer", "rename Store to Shelf")]
    [InlineData("devops", "write a Dockerfile")]
    [InlineData("data", "check the schema")]
    public async Task A_stream_cancelled_at_any_event_ends_exactly_once(string agent, string request)
    {
        using var work = Workplace.Python();
        var all = await work.RunAsync(agent, request);
        Assert.IsType<ResultProduced>(all[^1]);

        // A plan streams hundreds of tokens: the events around them differ, the tokens do not.
        var places = Enumerable.Range(0, all.Count).Where(i => i < 2 || all[i] is not Thinking || all[i - 1] is not Thinking);
        foreach (var place in places)
        {
            using var cancel = new CancellationTokenSource();
            var seen = new List<AgentEvent>();
            await foreach (var e in work.Stream(agent, request, null, cancel.Token))
            {
                seen.Add(e);
                if (seen.Count == place + 1)
                    await cancel.CancelAsync();
            }

            Assert.Single(seen, e => e.IsTerminal);
            Assert.True(seen[^1].IsTerminal);
        }
    }

    [Fact]
    public void The_agents_are_there_and_a_plan_may_name_thirteen()
    {
        Assert.Equal(AgentCatalog.Names, AgentCatalog.Create(Workplace.Options).Select(agent => agent.Name));
        Assert.All(AgentCatalog.Create(Workplace.Options), agent => Assert.NotEmpty(agent.Description));
        Assert.Equal(13, AgentCatalog.Purposes().Select(agent => agent.Name).Distinct().Count());
    }
}
