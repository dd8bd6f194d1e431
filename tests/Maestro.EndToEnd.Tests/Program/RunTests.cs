using System.Diagnostics;
using System.Text.Json;
using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Program;

public sealed class RunTests : IDisposable
{
    private static readonly Delivery Slow = Delivery.PerToken with { TokenInterval = TimeSpan.FromMilliseconds(30) };

    private readonly MaestroRun maestro = new();

    public void Dispose() => maestro.Dispose();

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    [InlineData("huggingface")]
    [InlineData("ollama")]
    public async Task An_answer_streams_from_every_provider(string provider)
    {
        await using var server = await FakeModelServer.StartAsync(new FakeReply("Hello", " there"));
        var end = await maestro.RunAsync("run", "hello", "--agent", "assistant", "--provider", provider, "--base-url", $"{server.Address}", "--model", "m", "--temperature", "0");
        Assert.True(end.ExitCode == 0, $"{end}");
        Assert.Equal("Hello there\n", end.Stdout);
        Assert.Contains("hello", server.Requests[^1].Prompt, StringComparison.Ordinal);
        Assert.NotEqual("", server.Requests[^1].System);
    }

    [Fact]
    public async Task Every_event_is_a_line_and_the_last_one_ends_the_run()
    {
        await using var server = await FakeModelServer.StartAsync(new FakeReply("Hello", " there"));
        var end = await maestro.RunAsync("run", "hello", "--agent", "assistant", "--provider", "openai", "--base-url", $"{server.Address}", "--model", "m", "--format", "jsonl");
        var events = end.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e.GetProperty("seq").GetInt32()));
        var types = events.Select(e => e.GetProperty("type").GetString()).ToList();
        Assert.Equal(["run_started", "routed"], types[..2]);
        Assert.Equal("result", types[^1]);
        Assert.Equal("Hello there", events[^1].GetProperty("data").GetProperty("data").GetProperty("answer").GetString());
    }

    [Fact]
    public async Task A_plan_without_a_model_names_real_files_and_commands()
    {
        maestro.Write("work/package.json", """{"name":"shop","scripts":{"test":"jest","build":"tsc"},"dependencies":{"express":"4"}}""");
        maestro.Write("work/src/auth/login.ts", "export function login(user: string) { return user; }\n");
        maestro.Write("work/src/server.ts", "import { login } from './auth/login';\nexport const start = () => login('x');\n");
        var end = await maestro.RunAsync("run", "Create a plan for adding password reset to the login", "--format", "json");
        Assert.True(end.ExitCode == 0, $"{end}");
        var plan = JsonElement.Parse(end.Stdout).GetProperty("data").GetProperty("data").GetProperty("plan");
        Assert.Contains("src/auth/login.ts", plan.GetProperty("steps").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("npm test", plan.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("built-in analysis", end.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_reply_arrives_whole_through_a_pipe()
    {
        await using var server = await FakeModelServer.StartAsync(new FakeReply([.. Enumerable.Repeat(new string('x', 1000), 1000)]));
        var end = await maestro.RunAsync("run", "hello", "--agent", "assistant", "--provider", "openai", "--base-url", $"{server.Address}", "--model", "m");
        Assert.Equal(1_000_001, end.Stdout.Length);
    }

    [Fact]
    public async Task A_closed_pipe_ends_the_program_quietly()
    {
        await using var server = await FakeModelServer.StartAsync(new FakeReply([.. Enumerable.Repeat(new string('x', 1000), 1000)]));
        using var process = maestro.Start("run", "hello", "--agent", "assistant", "--provider", "openai", "--base-url", $"{server.Address}", "--model", "m");
        process.StandardInput.Close();
        process.StandardOutput.Close();
        var stderr = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.DoesNotContain("Exception", stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("pipe", stderr, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_reader_that_goes_away_stops_the_run_which_keeps_its_end()
    {
        await using var server = await FakeModelServer.StartAsync(FakeReply.OfTokens(2000) with { Delivery = Slow });
        using var process = maestro.Start("run", "hello", "--agent", "assistant", "--provider", "openai", "--base-url", $"{server.Address}", "--model", "m");
        process.StandardInput.Close();
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.Close();
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.DoesNotContain("cancelled", errors, StringComparison.Ordinal);
        Assert.EndsWith("\"type\":\"cancelled\",\"data\":{\"reason\":\"nobody reads the output any more\"}}\n", await ExportAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_run_leaves_its_recording_and_its_session_up_to_there()
    {
        await using var server = await FakeModelServer.StartAsync(FakeReply.OfTokens(2000) with { Delivery = Slow });
        using var process = maestro.Start(
            "run", "hello", "--agent", "assistant", "--provider", "openai", "--base-url", $"{server.Address}", "--model", "m", "--record", "tape.jsonl");
        process.StandardInput.Close();
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var recorded = await File.ReadAllLinesAsync(Path.Combine(maestro.Folder, "tape.jsonl"), TestContext.Current.CancellationToken);
        Assert.Contains("\"type\":\"run_started\"", recorded[1], StringComparison.Ordinal);
        Assert.Contains(recorded, line => line.Contains("\"type\":\"thinking\"", StringComparison.Ordinal));
        var session = JsonElement.Parse(recorded[1]).GetProperty("session").GetString()!;
        Assert.Contains("cancelled: the program ended in the middle of the run", (await maestro.RunAsync("sessions", "show", session)).Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_cannot_begin_is_recorded_too()
    {
        var end = await maestro.RunAsync("run", "hello", "--provider", "openai", "--base-url", "http://127.0.0.1:9/v1", "--record", "tape.jsonl");
        Assert.Equal(5, end.ExitCode);
        Assert.Contains("\"type\":\"error\"", await File.ReadAllTextAsync(Path.Combine(maestro.Folder, "tape.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupt_cancels_the_run_and_its_command()
    {
        using var process = maestro.Start("run", "`sleep 96`", "--agent", "executor", "--approve", "all", "--format", "jsonl");
        process.StandardInput.Close();
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("\"approval_resolved\"", StringComparison.Ordinal))
            continue;
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
            await kill.WaitForExitAsync();
        var end = await MaestroRun.EndAsync(process);
        Assert.Equal(130, end.ExitCode);
        Assert.Contains("\"type\":\"cancelled\"", end.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_limit_is_an_error_of_kind_timeout()
    {
        var end = await maestro.RunAsync("run", "`sleep 95`", "--agent", "executor", "--approve", "all", "--timeout", "1", "--format", "json");
        Assert.Equal(6, end.ExitCode);
        Assert.Contains("\"kind\":\"timeout\"", end.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_session_can_be_listed_and_exported()
    {
        var live = await maestro.RunAsync("run", "hello", "--agent", "assistant", "--format", "jsonl");
        Assert.True(live.ExitCode == 0, $"{live}");
        var id = JsonElement.Parse(live.Stdout.Split('\n')[0]).GetProperty("session").GetString()!;
        Assert.Contains("hello", (await maestro.RunAsync("sessions")).Stdout, StringComparison.Ordinal);
        var stored = live.Stdout.Split('\n').Where(line => !line.Contains("\"type\":\"thinking\"", StringComparison.Ordinal));
        Assert.Equal(string.Join('\n', stored), (await maestro.RunAsync("sessions", "export", id)).Stdout);
    }

    /// <summary>The stored events of the only session.</summary>
    private async Task<string> ExportAsync() => (await maestro.RunAsync("sessions", "export", "s_")).Stdout;
}
