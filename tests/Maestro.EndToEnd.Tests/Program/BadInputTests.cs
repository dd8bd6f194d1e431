using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Program;

public sealed class BadInputTests : IDisposable
{
    private readonly MaestroRun maestro = new();

    public void Dispose() => maestro.Dispose();

    [Theory]
    [InlineData(2, "nobody", "run", "x", "--agent", "nobody")]
    [InlineData(2, "planner", "run", "@planer x")]
    [InlineData(2, "opnai", "run", "x", "--provider", "opnai")]
    [InlineData(2, "--modle", "run", "x", "--modle", "m")]
    [InlineData(2, "", "run", "")]
    [InlineData(2, "", "run")]
    [InlineData(2, "/no/such/folder", "run", "x", "--cwd", "/no/such/folder")]
    [InlineData(2, "rnu", "rnu")]
    [InlineData(2, "yaml", "run", "x", "--format", "yaml")]
    [InlineData(5, "ANTHROPIC_API_KEY", "run", "hello", "--agent", "assistant", "--provider", "anthropic")]
    [InlineData(5, "refused", "run", "hello", "--agent", "assistant", "--provider", "openai", "--base-url", "http://127.0.0.1:9/v1", "--model", "m")]
    [InlineData(3, "", "run", "run the command `touch made`", "--agent", "executor")]
    public async Task Bad_input_gets_one_clear_line_and_its_exit_code(int exitCode, string said, params string[] arguments)
    {
        var end = await maestro.RunAsync(arguments);
        Assert.True(exitCode == end.ExitCode, $"{end}");
        Assert.Contains(said, end.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", end.Stderr, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(maestro.Folder, "made")));
    }

    [Fact]
    public async Task A_wrong_key_is_not_shown()
    {
        await using var server = await FakeModelServer.StartAsync(new FakeStatus(401, "Incorrect API key provided: sk-secret-123."));
        maestro.Environment["OPENAI_API_KEY"] = "sk-secret-123";
        var end = await maestro.RunAsync("run", "hello", "--agent", "assistant", "--provider", "openai", "--base-url", $"{server.Address}", "--model", "m", "--format", "jsonl");
        Assert.Equal(5, end.ExitCode);
        Assert.Contains("\"kind\":\"authentication\"", end.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret-123", end.Stdout + end.Stderr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai", "such as http://localhost:8080/v1")]
    [InlineData("anthropic", "such as https://api.anthropic.com")]
    [InlineData("ollama", "such as http://127.0.0.1:11434")]
    public async Task A_web_page_instead_of_json_names_the_base_url(string provider, string example)
    {
        await using var server = await FakeModelServer.StartAsync(FakeStatus.WebPage());
        var end = await maestro.RunAsync("run", "hello", "--agent", "assistant", "--provider", provider, "--base-url", $"{server.Address}", "--model", "m");
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("base URL", end.Stderr, StringComparison.Ordinal);
        Assert.Contains(example, end.Stderr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task A_denied_command_is_told_as_failed_once(string format)
    {
        var end = await maestro.RunAsync("run", "`touch made`", "--format", format);
        Assert.Equal(3, end.ExitCode);
        var said = end.Stdout + end.Stderr;
        Assert.Single(said.Split('\n'), line => line.Contains("nobody is here", StringComparison.Ordinal));
        Assert.DoesNotContain("Not run:", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_work_folder_that_is_gone_is_said()
    {
        using var process = maestro.StartThrough("/bin/sh", "mkdir gone && cd gone && rmdir ../gone && exec \"$0\" \"$@\"", "run", "hello");
        var end = await MaestroRun.EndAsync(process);
        Assert.Equal(2, end.ExitCode);
        Assert.Equal("maestro: the folder you are in is gone; go to another and try again\n", end.Stderr);
    }

    [Fact]
    public async Task Output_that_cannot_be_written_is_said_and_is_no_success()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no device that is always full");
        using var process = maestro.StartThrough("/bin/sh", "exec \"$0\" \"$@\" >/dev/full", "agents");
        var end = await MaestroRun.EndAsync(process);
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("could not be written", end.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_that_is_not_whole_is_said_and_is_no_success()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no device that is always full");
        var end = await maestro.RunAsync("run", "hello", "--record", "/dev/full");
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("--record: /dev/full is not complete", end.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_settings_error_names_file_key_and_line()
    {
        maestro.Write("config/maestro/settings.json", "{\n  \"provder\": \"openai\"\n}");
        var end = await maestro.RunAsync("run", "hello");
        Assert.Equal(2, end.ExitCode);
        foreach (var part in (string[])["settings.json", "provder", "2"])
            Assert.Contains(part, end.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_turns_the_log_off_and_the_run_goes_on()
    {
        maestro.Write("data", "a file where a folder should be");
        var end = await maestro.RunAsync("run", "hello", "--agent", "assistant");
        Assert.True(end.ExitCode == 0, $"{end}");
        Assert.Contains("not stored", end.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repositorys_own_settings_allow_nothing_and_send_no_key_elsewhere()
    {
        await using var server = await FakeModelServer.StartAsync(new FakeReply("x"));
        maestro.Environment["OPENAI_API_KEY"] = "sk-secret-123";
        maestro.Write("work/.maestro/settings.json", $$$"""{"provider":"openai","providers":{"openai":{"base_url":"{{{server.Address}}}"}},"permissions":{"allow":["Bash(touch *)"]}}""");
        var end = await maestro.RunAsync("run", "`touch made`", "--agent", "executor", "--provider", "builtin");
        Assert.Equal(3, end.ExitCode);
        Assert.False(File.Exists(Path.Combine(maestro.Folder, "made")));
        Assert.Contains("maestro trust", end.Stderr, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }
}
