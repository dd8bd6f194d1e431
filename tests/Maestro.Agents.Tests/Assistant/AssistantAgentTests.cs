using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Results;
using Maestro.Testing;

namespace Maestro.Agents.Tests.Assistant;

public sealed class AssistantAgentTests
{
    [Fact]
    public async Task Without_a_model_it_says_so_and_tells_what_the_folder_shows()
    {
        using var work = Workplace.TypeScript();
        var answer = AnswerOf(await work.RunAsync("assistant", "what is this project?"));
        Assert.Contains("No model", answer, StringComparison.Ordinal);
        Assert.Contains("npm test", answer, StringComparison.Ordinal);
        Assert.Contains("OPENAI_API_KEY", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_greeting_gets_a_greeting()
    {
        using var work = Workplace.TypeScript();
        Assert.StartsWith("Hello", AnswerOf(await work.RunAsync("assistant", "Olá, bom dia!")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_index_is_opened_only_when_the_question_names_something_in_the_repository()
    {
        using var work = Workplace.CSharp();
        var asked = new FakeChatClient(["a"], ["b"]);
        await work.RunAsync("assistant", "what is a monad?", asked);
        await work.RunAsync("assistant", "what does Accounts do?", asked);
        Assert.DoesNotContain("excerpt\":\"", asked.Requests[0].Messages[^1].Text, StringComparison.Ordinal);
        Assert.Contains("excerpt\":\"", asked.Requests[1].Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_streams_and_is_the_result()
    {
        using var work = Workplace.CSharp();
        var events = await work.RunAsync("assistant", "hi", new FakeChatClient(["Good ", "day."]));
        Assert.Equal(["Good ", "day."], events.OfType<Thinking>().Select(e => e.Text));
        Assert.Equal("Good day.", AnswerOf(events));
    }

    [Fact]
    public async Task An_empty_answer_is_an_invalid_result()
    {
        using var work = Workplace.CSharp();
        var failed = Assert.IsType<RunFailed>((await work.RunAsync("assistant", "hi", new FakeChatClient([""])))[^1]);
        Assert.Equal(ErrorKind.InvalidResult, failed.Kind);
    }

    private static string AnswerOf(List<AgentEvent> events) => Assert.IsType<AssistantResult>(Assert.IsType<ResultProduced>(events[^1]).Data).Answer;
}
