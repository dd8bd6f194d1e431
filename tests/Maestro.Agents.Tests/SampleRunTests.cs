using Maestro.Core.Events;
using Maestro.Core.Json;

namespace Maestro.Agents.Tests;

/// <summary>Every agent on three projects without a model: a result of its own for each, never one that ignores the project.</summary>
public sealed class SampleRunTests
{
    private static readonly string[] Samples = ["csharp", "python", "typescript"];

    /// <summary>Each agent, a request, and a file or command of each project that its answer must name.</summary>
    public static TheoryData<string, string, string[]> Requests => new()
    {
        { "planner", "add a total to the report", ["Report.cs", "report.py", "report.ts"] },
        { "explorer", "where is the report made", ["Report.cs", "report.py", "report.ts"] },
        { "executor", "run the tests", ["dotnet test", "pytest", "npm test"] },
        { "reviewer", "review the report", ["Report.cs", "orders.py", "report.ts"] },
        { "security", "is the web server safe", ["Web.cs", "web.py", "server.ts"] },
        { "performance", "where is it slow", ["Report.cs", "report.py", "report.ts"] },
        { "architect", "draw the architecture", ["src/Shop", "shop", "src"] },
        { "devops", "check the pipelines and containers", [".gitlab-ci.yml", "greet.yml", "ci.yml"] },
        { "testing", "what should be tested first", ["Report.cs", "test_orders.py", "report.ts"] },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task An_agent_without_a_model_answers_from_what_it_finds(string agent, string request, string[] named)
    {
        var answers = new List<string>();
        foreach (var (sample, name) in Samples.Zip(named))
        {
            using var work = Workplace.Sample(sample);
            var events = await work.RunAsync(agent, request);
            var result = Assert.IsType<ResultProduced>(events[^1]);
            Assert.Single(events, e => e.IsTerminal);
            Assert.Contains(events, e => e is StatusChanged);
            answers.Add(ResultJson.Text(result.Data).Replace(work.Folder, "", StringComparison.Ordinal));
            Assert.Contains(name, answers[^1], StringComparison.Ordinal);
        }

        Assert.Equal(3, answers.Distinct().Count());
    }
}
