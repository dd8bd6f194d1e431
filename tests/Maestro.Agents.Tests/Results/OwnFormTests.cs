using Maestro.Agents.Results;
using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Results;
using Maestro.Core.Tools;
using Maestro.Testing;
using Microsoft.Extensions.AI;

namespace Maestro.Agents.Tests.Results;

public sealed class OwnFormTests
{
    private const string Good = """{"risk":"low","files":2}""";
    private const string Bad = "I looked.\n\n```json\n{\"risk\":\"medium\",\"files\":2}\n```\n";
    private static readonly ResultSchema Form = OwnSchema.Read(
        """{"title":"Risk","type":"object","properties":{"risk":{"enum":["low","high"]},"files":{"type":"integer"}},"required":["risk","files"]}""", "risk.json");

    [Theory]
    [InlineData("assistant")]
    [InlineData("planner")]
    [InlineData("explorer")]
    [InlineData("reviewer")]
    [InlineData("security")]
    [InlineData("performance")]
    [InlineData("testing")]
    public async Task An_answer_that_fits_is_the_result_after_one_call(string agent)
    {
        using var work = Workplace.CSharp();
        var model = new FakeChatClient([$"I looked.\n\n```json\n{Good}\n```\n"]);
        var result = ResultOf(await work.RunAsync(agent, "how risky is this", model, Form));

        Assert.Equal(("Risk", Good), (result.Schema, result.Data.GetRawText()));
        var (messages, options) = Assert.Single(model.Requests);
        Assert.Contains("\"enum\":[\"low\",\"high\"]", messages[0].Text, StringComparison.Ordinal);
        Assert.Equal("result", Assert.IsType<ChatResponseFormatJson>(options!.ResponseFormat).SchemaName);
    }

    [Fact]
    public async Task What_does_not_fit_is_asked_for_once_more_without_tools_and_with_what_is_wrong()
    {
        using var work = Workplace.CSharp();
        var model = new FakeChatClient([Bad], [Good]);
        var events = await work.RunAsync("explorer", "how risky is this", model, Form);

        Assert.Equal(Good, ResultOf(events).Data.GetRawText());
        Assert.Contains("- /risk: is \"medium\", not one of [\"low\",\"high\"]", model.Requests[1].Messages[^1].Text, StringComparison.Ordinal);
        Assert.IsType<NoneChatToolMode>(model.Requests[1].Options!.ToolMode);
        Assert.Contains(events.OfType<StatusChanged>(), e => e.Message.StartsWith("The result does not hold: /risk", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Bad, "/risk: is \"medium\"")]
    [InlineData("I would rather talk.", "there is no JSON in the text")]
    [InlineData("{\"risk\":\"low\",\"files\":2", "the JSON is cut off before its end")]
    public async Task A_second_answer_that_does_not_fit_is_an_invalid_result(string reply, string why)
    {
        using var work = Workplace.CSharp();
        var model = new FakeChatClient([Bad], [reply]);
        var failed = Assert.IsType<RunFailed>((await work.RunAsync("assistant", "how risky is this", model, Form))[^1]);
        Assert.Equal(ErrorKind.InvalidResult, failed.Kind);
        Assert.Contains(why, failed.Error, StringComparison.Ordinal);
        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public async Task The_executor_runs_its_command_first_and_then_gives_the_form()
    {
        using var work = Workplace.CSharp();
        work.Commands.Output = new ProcessOutput("2 files\n", "", TimedOut: false);
        var model = new FakeChatClient(["""{"command":"ls","reason":"lists"}"""], [Good]);
        var events = await work.RunAsync("executor", "count the files", model, Form);

        Assert.Equal(["ls"], work.Commands.Ran);
        Assert.Equal(Good, ResultOf(events).Data.GetRawText());
        Assert.Equal(["command", "result"], model.Requests.Select(request => Assert.IsType<ChatResponseFormatJson>(request.Options!.ResponseFormat).SchemaName));
        Assert.DoesNotContain("enum", model.Requests[0].Messages[0].Text, StringComparison.Ordinal);
        Assert.Contains("2 files", model.Requests[1].Messages[^1].Text, StringComparison.Ordinal);
    }

    private static OwnResult ResultOf(List<AgentEvent> events) => Assert.IsType<OwnResult>(Assert.IsType<ResultProduced>(events[^1]).Data);
}
