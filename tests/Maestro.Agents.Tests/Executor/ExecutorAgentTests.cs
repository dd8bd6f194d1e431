using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Permissions;
using Maestro.Core.Results;
using Maestro.Core.Tools;
using Maestro.Testing;

namespace Maestro.Agents.Tests.Executor;

public sealed class ExecutorAgentTests
{
    [Fact]
    public async Task A_request_becomes_one_command_that_is_run_once()
    {
        using var work = Workplace.TypeScript();
        work.Commands.Output = new("Tests  3 passed (3)\n", "", TimedOut: false);
        var result = ResultOf(await work.RunAsync("executor", "run the tests"));
        Assert.Equal(["npm test"], work.Commands.Ran);
        Assert.Equal(("npm test", 0, "It succeeded: 3 passed."), (result.Command, result.ExitCode, result.Observation));
    }

    [Fact]
    public async Task A_failed_command_is_a_result_with_its_exit_code_and_last_error()
    {
        using var work = Workplace.Python();
        (work.Commands.ExitCode, work.Commands.Output) = (127, new("", "sh: 1: foo: not found\n", TimedOut: false));
        var result = ResultOf(await work.RunAsync("executor", "`foo --bar`"));
        Assert.Equal(127, result.ExitCode);
        Assert.Contains("not found", result.Observation, StringComparison.Ordinal);
        Assert.Contains("not installed", Assert.Single(result.Suggestions), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_is_not_allowed_ends_the_run_as_denied()
    {
        using var work = Workplace.CSharp();
        work.Verdict = Verdict.Deny;
        var failed = Assert.IsType<RunFailed>((await work.RunAsync("executor", "`rm -rf src`"))[^1]);
        Assert.Equal(ErrorKind.Denied, failed.Kind);
        Assert.StartsWith("`rm -rf src` was not run: ", failed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Not run:", failed.Error, StringComparison.Ordinal);
        Assert.Empty(work.Commands.Ran);
    }

    [Fact]
    public async Task An_unclear_request_runs_nothing_and_says_how_to_go_on()
    {
        using var work = Workplace.CSharp();
        var failed = Assert.IsType<RunFailed>((await work.RunAsync("executor", "do something nice with it"))[^1]);
        Assert.Equal(ErrorKind.InvalidRequest, failed.Kind);
        Assert.Contains("OPENAI_API_KEY", failed.Hint, StringComparison.Ordinal);
        Assert.Empty(work.Commands.Ran);
    }

    [Theory]
    [InlineData("{\"command\": \"ls -la\", \"reason\": \"lists\"}")]
    [InlineData("Sure:\n```json\n{'command': 'ls -la',}\n```")]
    [InlineData("```bash\n$ ls -la\n```")]
    public async Task The_command_is_read_however_the_model_writes_it(string reply)
    {
        using var work = Workplace.CSharp();
        await work.RunAsync("executor", "list files", new FakeChatClient([reply]));
        Assert.Equal(["ls -la"], work.Commands.Ran);
    }

    [Fact]
    public async Task Two_replies_without_a_command_are_an_invalid_result()
    {
        using var work = Workplace.CSharp();
        var failed = Assert.IsType<RunFailed>((await work.RunAsync("executor", "list files", new FakeChatClient(["I cannot."], ["I will not."])))[^1]);
        Assert.Equal(ErrorKind.InvalidResult, failed.Kind);
        Assert.Contains("there is no JSON in the text", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_without_a_command_is_asked_for_once_more()
    {
        using var work = Workplace.CSharp();
        var model = new FakeChatClient(["I cannot."], ["{\"command\":\"ls\",\"reason\":\"lists\"}"]);
        await work.RunAsync("executor", "list files", model);
        Assert.Equal(["ls"], work.Commands.Ran);
        Assert.Contains("there is no JSON in the text", model.Requests[1].Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_was_stopped_has_no_exit_code()
    {
        using var work = Workplace.CSharp();
        (work.Commands.ExitCode, work.Commands.Output) = (null, new ProcessOutput("half\n", "", TimedOut: true));
        var result = ResultOf(await work.RunAsync("executor", "`yes`"));
        Assert.Null(result.ExitCode);
        Assert.Contains("time limit", result.Observation, StringComparison.Ordinal);
    }

    private static ExecutorResult ResultOf(List<AgentEvent> events) => Assert.IsType<ExecutorResult>(Assert.IsType<ResultProduced>(events[^1]).Data);
}
