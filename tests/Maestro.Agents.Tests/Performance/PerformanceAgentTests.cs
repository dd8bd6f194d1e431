using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Permissions;
using Maestro.Core.Results;

namespace Maestro.Agents.Tests.Performance;

public sealed class PerformanceAgentTests
{
    [Theory]
    [InlineData("csharp", "src/Shop/Report.cs", "Report.Duplicates")]
    [InlineData("python", "shop/report.py", "duplicates")]
    [InlineData("typescript", "src/report.ts", "twins")]
    public async Task Without_a_model_the_scan_is_the_result_and_nothing_is_measured(string sample, string file, string function)
    {
        using var work = Workplace.Sample(sample);
        var events = await work.RunAsync("performance", "find bottlenecks in the whole project");
        var result = ResultOf(events);
        Assert.Contains(result.Bottlenecks, found => found.File == file && found.Function == function
            && found is { Kind: "nested-loop", Complexity: "O(n²)", Source: "static" });
        Assert.Empty(result.Measurements);
        Assert.Empty(work.Commands.Ran);
        Assert.IsType<StatusChanged>(events[0]);
    }

    [Fact]
    public async Task A_command_is_timed_when_that_is_asked_for()
    {
        using var work = Workplace.Python();
        var result = ResultOf(await work.RunAsync("performance", "how long does `python -m notes` take?"));
        Assert.Equal(["python -m notes", "python -m notes", "python -m notes"], work.Commands.Ran);
        Assert.Equal(3, result.Measurements.Count);
        Assert.All(result.Measurements, run => Assert.Equal((0, "done"), (run.ExitCode, run.Output)));
    }

    [Fact]
    public async Task The_benchmark_of_the_project_is_found()
    {
        using var work = new Workplace(("package.json", "{\"name\":\"a\",\"scripts\":{\"bench\":\"node bench.js\"}}"), ("bench.js", "console.log(1);\n"));
        work.Commands.ExitCode = 1;
        var result = ResultOf(await work.RunAsync("performance", "run the benchmark"));
        Assert.Equal(("npm run bench", 1), (Assert.Single(result.Measurements).Command, result.Measurements[0].ExitCode));
    }

    [Fact]
    public async Task A_measurement_that_is_not_allowed_ends_the_run_as_denied()
    {
        using var work = Workplace.Python();
        work.Verdict = Verdict.Deny;
        Assert.Equal(ErrorKind.Denied, Assert.IsType<RunFailed>((await work.RunAsync("performance", "time `make all`"))[^1]).Kind);
    }

    private static PerformanceResult ResultOf(List<AgentEvent> events) => Assert.IsType<PerformanceResult>(Assert.IsType<ResultProduced>(events[^1]).Data);
}
