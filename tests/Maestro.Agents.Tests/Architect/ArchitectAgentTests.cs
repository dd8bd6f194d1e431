using Maestro.Core.Events;
using Maestro.Core.Results;
using Maestro.Testing;

namespace Maestro.Agents.Tests.Architect;

public sealed class ArchitectAgentTests
{
    private const string Said =
        """
        Put it behind the store.

        ```json
        {"decision": "Cache in notes/store.py.", "reasons": ["app.py reads it on each call"], "approach": ["Add a dictionary", "Clear it on save"], "risks": ["stale notes"],
         "constraints": ["store.py imports nothing"], "complexity": "Low", "complexity_reason": "one file", "recommendations": ["measure first"],
         "alternatives": [{"option": "In app.py", "for": "near the caller", "against": "two places"}, "Nothing"]}
        ```
        """;

    [Theory]
    [InlineData("csharp", "Orders.cs")]
    [InlineData("python", "web.py")]
    [InlineData("typescript", "server.ts")]
    public async Task Without_a_model_the_imports_decide(string sample, string component)
    {
        using var work = Workplace.Sample(sample);
        var events = await work.RunAsync("architect", "draw the architecture");
        var result = ResultOf(events);
        Assert.NotEmpty(result.Decision);
        Assert.NotEmpty(result.Approach);
        Assert.NotEmpty(result.Alternatives);
        Assert.NotEmpty(result.Recommendations);
        Assert.Contains(result.Components, known => known.Name.Contains(component, StringComparison.Ordinal));
        Assert.All(result.Dependencies, edge => Assert.Contains(result.Components, known => known.Name == edge.From));
        Assert.StartsWith("flowchart TD\n", result.Diagram!.Mermaid, StringComparison.Ordinal);
        Assert.Contains(result.Metrics, metric => metric.Name == "components" && (int)metric.Value == result.Components.Count);
        Assert.IsType<StatusChanged>(events[0]);
    }

    [Theory]
    [InlineData("draw the architecture")]
    [InlineData("how should we add caching to the orders?")]
    [InlineData("should we split the orders module?")]
    [InlineData("is our design scalable?")]
    public async Task Two_repositories_never_get_the_same_answer(string request)
    {
        var answers = new List<ArchitectResult>();
        foreach (var sample in new[] { "csharp", "python", "typescript" })
        {
            using var work = Workplace.Sample(sample);
            answers.Add(ResultOf(await work.RunAsync("architect", request)));
        }

        foreach (var part in new Func<ArchitectResult, string>[] { one => one.Decision, one => one.Approach, one => string.Join('\n', one.Reasons), one => one.Diagram!.Text })
            Assert.Equal(answers.Count, answers.Select(part).Distinct().Count());
    }

    [Fact]
    public async Task A_place_is_named_with_who_would_see_the_change()
    {
        using var work = Workplace.Python();
        var result = ResultOf(await work.RunAsync("architect", "where should notes be saved, in store.py?"));
        Assert.Contains("store.py", result.Decision, StringComparison.Ordinal);
        Assert.Contains(result.Risks, risk => risk.Contains("app.py", StringComparison.Ordinal));
        Assert.Contains(result.Constraints, constraint => constraint.Contains("must not import app.py", StringComparison.Ordinal));
        Assert.Contains(result.Constraints, constraint => constraint.Contains("pytest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_model_decides_stands_beside_what_was_counted()
    {
        using var work = Workplace.Python();
        var model = new FakeChatClient([Said]);
        var result = ResultOf(await work.RunAsync("architect", "how should we cache notes?", model));
        Assert.Equal(("Cache in notes/store.py.", "Add a dictionary\nClear it on save", "low", "Put it behind the store."), (result.Decision, result.Approach, result.Complexity, result.Summary));
        Assert.Equal([new ArchitectureAlternative("In app.py", "near the caller", "two places"), new ArchitectureAlternative("Nothing", "", "")], result.Alternatives);
        Assert.Contains(result.Dependencies, edge => edge is { From: "app.py", To: "store.py", Imports: 1 });
        Assert.Contains("\"fan_in\"", model.Requests[0].Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_without_a_decision_is_asked_for_again_and_then_replaced()
    {
        using var work = Workplace.Python();
        var events = await work.RunAsync("architect", "draw the architecture", new FakeChatClient(["It is fine."], ["Really."]));
        Assert.Contains("components", ResultOf(events).Decision, StringComparison.Ordinal);
        Assert.Contains("was replaced", Assert.IsType<ResultProduced>(events[^1]).Reasoning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_has_no_structure()
    {
        using var work = new Workplace();
        var result = ResultOf(await work.RunAsync("architect", "draw the architecture"));
        Assert.Contains("no files", result.Decision, StringComparison.Ordinal);
        Assert.Empty(result.Components);
    }

    private static ArchitectResult ResultOf(List<AgentEvent> events) => Assert.IsType<ArchitectResult>(Assert.IsType<ResultProduced>(events[^1]).Data);
}
