using System.Text.Json;
using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Program;

public sealed class DelegatedRunTests : IDisposable
{
    private readonly MaestroRun maestro = new();

    public DelegatedRunTests()
    {
        maestro.Write("work/shop/login.py", "def login(user):\n    return user\n");
        maestro.Write("work/shop/cart.py", "from shop.login import login\n\ndef cart(user):\n    return login(user)\n");
    }

    public void Dispose() => maestro.Dispose();

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    [InlineData("huggingface")]
    [InlineData("ollama")]
    public async Task An_agent_lets_two_others_work_and_answers_with_what_they_found(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Default = Answer;
        var end = await maestro.RunAsync(
            "run", "who uses the login?", "--agent", "assistant", "--provider", provider, "--base-url", server.Address, "--model", "m", "--format", "jsonl");

        Assert.True(end.ExitCode == 0, $"{end}");
        var events = end.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        var first = events[0].GetProperty("run").GetString();
        var children = events.Where(e => e.GetProperty("run").GetString() != first).GroupBy(e => e.GetProperty("run").GetString()).ToList();
        Assert.Equal(["explorer", "security"], children.Select(child => child.First().GetProperty("agent").GetString()).Order());
        Assert.All(children, child => Assert.All(child, e => Assert.Equal(first, e.GetProperty("parent").GetString())));
        Assert.All(children, child => Assert.Equal("result", child.Last().GetProperty("type").GetString()));
        Assert.Contains("shop/cart.py", children.Single(child => child.First().GetProperty("agent").GetString() is "explorer").Last().GetRawText(), StringComparison.Ordinal);
        Assert.Equal("Only the cart does.", events[^1].GetProperty("data").GetProperty("data").GetProperty("answer").GetString());
        Assert.All(server.Requests[^1].ToolResults, result => Assert.Contains("login.py", result, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_answer_of_the_run_that_was_asked_for_is_printed()
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Default = Answer;
        var end = await maestro.RunAsync("run", "who uses the login?", "--agent", "assistant", "--provider", "openai", "--base-url", server.Address, "--model", "m");

        Assert.Equal((0, "Only the cart does.\n"), (end.ExitCode, end.Stdout));
        Assert.Contains("explorer: where is login used\n", end.Stderr, StringComparison.Ordinal);
        Assert.Contains("explorer: done\n", end.Stderr, StringComparison.Ordinal);
    }

    private static FakeReply Answer(RecordedRequest request) => request switch
    {
        { ToolResults: [_, _, ..] } => new FakeReply("Only ", "the cart ", "does."),
        _ when request.System.Contains("You are the assistant", StringComparison.Ordinal) => new FakeReply
        {
            ToolCalls =
            [
                new FakeToolCall("call_1", "delegate", """{"agent":"explorer","request":"where is login used"}"""),
                new FakeToolCall("call_2", "delegate", """{"agent":"security","request":"is shop/login.py safe"}"""),
            ],
        },
        _ when request.System.Contains("explorer", StringComparison.Ordinal) => new FakeReply("It is in shop/login.py and used in shop/cart.py."),
        _ => new FakeReply("""{"summary":"shop/login.py does not check the user.","vulnerabilities":[]}"""),
    };
}
