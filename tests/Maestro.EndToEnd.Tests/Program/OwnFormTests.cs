using System.Text.Json;
using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Program;

public sealed class OwnFormTests : IDisposable
{
    private const string Schema = """{"title":"Risk","type":"object","properties":{"risk":{"enum":["low","high"]},"files":{"type":"integer"}},"required":["risk","files"]}""";
    private const string Good = """{"risk":"low","files":2}""";
    private static readonly FakeReply Fits = new("I looked.\n\n", "```json\n", Good, "\n```\n");
    private static readonly FakeReply Wrong = new("""{"risk":"medium",""", """ "files":2}""");
    private readonly MaestroRun maestro = new();

    public OwnFormTests() => maestro.Write("work/risk.json", Schema);

    public void Dispose() => maestro.Dispose();

    [Theory]
    [InlineData("openai", "response_format")]
    [InlineData("anthropic", "give_result")]
    [InlineData("gemini", "responseJsonSchema")]
    [InlineData("ollama", "\"format\"")]
    [InlineData("huggingface", "response_format")]
    public async Task What_does_not_fit_is_repaired_by_one_question_that_tells_the_provider_the_form(string provider, string form)
    {
        FakeReply second = provider is "anthropic" ? new FakeReply { ToolCalls = [new FakeToolCall("t1", "give_result", Good)] } : new FakeReply(Good);
        await using var server = await FakeModelServer.StartAsync(Wrong, second);
        var end = await RunAsync(server, provider, "--format", "json");

        Assert.True(end.ExitCode == 0, $"{end}");
        var result = JsonElement.Parse(end.Stdout).GetProperty("data");
        Assert.Equal((Good, "Risk"), (result.GetProperty("data").GetRawText(), result.GetProperty("schema").GetString()));
        Assert.Equal(2, server.Requests.Count);
        Assert.DoesNotContain(form, server.Requests[0].Body);
        Assert.Contains(form, server.Requests[1].Body);
        Assert.Contains("- /risk: is \"medium\", not one of [\"low\",\"high\"]", server.Requests[1].Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_never_fits_ends_with_exit_code_7_and_what_was_wrong()
    {
        await using var server = await FakeModelServer.StartAsync(Wrong, Wrong);
        var end = await RunAsync(server, "openai", "--format", "json");
        Assert.Equal(7, end.ExitCode);
        var error = JsonElement.Parse(end.Stdout).GetProperty("data");
        Assert.Equal("invalid_result", error.GetProperty("kind").GetString());
        Assert.Contains("/risk: is \"medium\"", error.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_provider_that_refuses_the_form_goes_on_without_it()
    {
        await using var server = await FakeModelServer.StartAsync(Wrong, new FakeStatus(400, "response_format is not supported"), new FakeReply(Good));
        var end = await RunAsync(server, "openai");
        Assert.Equal((0, "risk: low\nfiles: 2\n"), (end.ExitCode, end.Stdout));
        Assert.Contains("cannot be held to the form of the result (answered 400: response_format is not supported); going on without", end.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("response_format", server.Requests[2].Body);
    }

    [Fact]
    public async Task The_executor_is_told_the_form_of_its_command_at_once_and_gives_the_result_in_the_persons_form()
    {
        await using var server = await FakeModelServer.StartAsync(new FakeReply("""{"command":"echo hi","reason":"says it"}"""), new FakeReply(Good));
        var end = await RunAsync(server, "openai", "--agent", "executor", "--approve", "all");
        Assert.Equal((0, "risk: low\nfiles: 2\n"), (end.ExitCode, end.Stdout));
        Assert.Equal(
            ["command", "result"],
            server.Requests.Select(request => request.Json.GetProperty("response_format").GetProperty("json_schema").GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_tape_plays_the_run_back_and_answers_it_anew()
    {
        await using (var server = await FakeModelServer.StartAsync(Wrong, Fits))
            Assert.Equal(0, (await RunAsync(server, "openai", "--record", "a.tape")).ExitCode);
        Assert.Contains("risk: low", (await maestro.RunAsync("sessions", "show", "s_")).Stdout, StringComparison.Ordinal);
        var played = await maestro.RunAsync("replay", "a.tape", "--speed", "max", "--format", "text");
        Assert.Equal((0, "risk: low\nfiles: 2\n"), (played.ExitCode, played.Stdout));
        var anew = await maestro.RunAsync("run", "how risky is this", "--agent", "assistant", "--schema", "risk.json", "--tape", "a.tape");
        Assert.Equal((0, "risk: low\nfiles: 2\n"), (anew.ExitCode, anew.Stdout));
    }

    [Fact]
    public async Task Without_a_model_it_is_said_that_this_needs_one()
    {
        var end = await maestro.RunAsync("run", "hello", "--schema", "risk.json");
        Assert.Equal((1, ""), (end.ExitCode, end.Stdout));
        Assert.Contains("cannot bring it into the form of Risk: that needs a model", end.Stderr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none.json", "", "--schema: there is no file 'none.json'")]
    [InlineData("a.json", "{", "--schema a.json: line 1, column 2: this is no JSON")]
    [InlineData("a.json", "{\"type\":\"objekt\"}", "--schema a.json: this is no JSON schema: /type: ")]
    public async Task A_bad_file_is_a_usage_error_in_one_line(string file, string text, string why)
    {
        maestro.Write("work/a.json", text);
        var end = await maestro.RunAsync("run", "hello", "--schema", file);
        Assert.Equal((2, ""), (end.ExitCode, end.Stdout));
        Assert.StartsWith($"maestro: {why}", end.Stderr, StringComparison.Ordinal);
        Assert.Single(end.Stderr.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private Task<ProgramEnd> RunAsync(FakeModelServer server, string provider, params string[] more) => maestro.RunAsync(
        ["run", "how risky is this", "--schema", "risk.json", "--provider", provider, "--base-url", server.Address, "--model", "m", .. more.Contains("--agent") ? more : [.. more, "--agent", "assistant"]]);
}
