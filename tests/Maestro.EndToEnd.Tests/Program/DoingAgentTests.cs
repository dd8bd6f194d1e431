using System.Text.Json;
using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Program;

/// <summary>The agents that plan, change and run, over every wire.</summary>
public sealed class DoingAgentTests : IDisposable
{
    private const string Plan =
        """
        {"goal":"Start twice","summary":"One step.","assumptions":[],"steps":[
        {"id":"s1","title":"Let it start twice","agent":"refactorer","action":"Change main.py","files":["main.py"],"depends_on":[],"done_when":"It runs","risk":"low","confidence":0.7}],
        "risks":[],"rollback":"git restore main.py","questions":[]}
        """;

    private readonly MaestroRun maestro = new();

    public DoingAgentTests() => maestro.Write("work/main.py", "def start():\n    return 1\n");

    public void Dispose() => maestro.Dispose();

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    [InlineData("huggingface")]
    [InlineData("ollama")]
    public async Task What_a_model_plans_runs_and_changes_comes_over_every_wire(string provider)
    {
        var planned = await RunAsync(provider, "planner", "plan that it starts twice", new FakeReply("So:\n", Plan));
        Assert.Contains("thinking", Types(planned));
        Assert.Equal("Let it start twice", planned[^1].GetProperty("data").GetProperty("data").GetProperty("plan").GetProperty("steps")[0].GetProperty("title").GetString());

        var ran = await RunAsync(provider, "executor", "say what is in main.py", new FakeReply("""{"command":"cat main.py && echo seen","reason":"it prints the file"}"""));
        Assert.Equal("def start():\n    return 1\nseen\n", ran[^1].GetProperty("data").GetProperty("data").GetProperty("stdout").GetString());
        Assert.Single(Types(ran), "command");

        var edit = new FakeToolCall("call_1", "edit_file", """{"edits":[{"path":"main.py","search":"return 1","replace":"return 2"}]}""");
        var changed = await RunAsync(provider, "refactorer", "let start return 2", new FakeReply("I change ", "it.") { ToolCalls = [edit] }, new FakeReply("It returns 2 now."));
        Assert.Contains(changed, e => Type(e) is "file" && e.GetProperty("data").GetProperty("path").GetString() is "main.py" && e.GetProperty("data").GetProperty("change").GetString() is "modified");
        var result = changed[^1].GetProperty("data").GetProperty("data");
        Assert.True(result.GetProperty("committed").GetBoolean());
        Assert.Equal("main.py", Assert.Single(result.GetProperty("changes").EnumerateArray()).GetProperty("file").GetString());
        Assert.Equal("def start():\n    return 2\n", File.ReadAllText(Path.Combine(maestro.Folder, "main.py")));
    }

    private async Task<List<JsonElement>> RunAsync(string provider, string agent, string request, params FakeAnswer[] answers)
    {
        await using var server = await FakeModelServer.StartAsync(answers);
        var end = await maestro.RunAsync(
            "run", request, "--agent", agent, "--approve", "all", "--provider", provider, "--base-url", server.Address, "--model", "m", "--format", "jsonl");
        Assert.True(end.ExitCode == 0, $"{end}");
        var events = end.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal(["run_started", "routed"], Types(events)[..2]);
        Assert.Equal("result", Type(events[^1]));
        return events;
    }

    private static string Type(JsonElement e) => e.GetProperty("type").GetString()!;

    private static List<string> Types(List<JsonElement> events) => [.. events.Select(Type)];
}
