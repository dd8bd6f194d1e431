namespace Maestro.Cli.Tests.Usage;

public sealed class UsageTests : IDisposable
{
    private readonly TrialRun trial = new();

    [Theory]
    [InlineData("there is no option '--nonsense'", "run", "x", "--nonsense")]
    [InlineData("did you mean '--agent'?", "run", "x", "--agnet", "planner")]
    [InlineData("there is no agent 'planer'; did you mean 'planner'?", "run", "x", "--agent", "planer")]
    [InlineData("there is no provider 'opnai'; did you mean 'openai'?", "run", "x", "--provider", "opnai")]
    [InlineData("there is no folder 'nowhere'", "run", "x", "--cwd", "nowhere")]
    [InlineData("there is no command 'agnets'; did you mean 'agents'?", "agnets")]
    [InlineData("did you mean 'maestro config set'?", "config", "sett", "a", "b")]
    [InlineData("the request is empty", "run", "")]
    [InlineData("PROMPT is missing", "run")]
    [InlineData("--format takes one of text, jsonl, json, sarif, not 'xml'", "run", "x", "--format", "xml")]
    [InlineData("--temperature takes a number from 0 to 2, not 'hot'", "run", "x", "--temperature", "hot")]
    [InlineData("--timeout takes a number above 0", "run", "x", "--timeout", "-1")]
    [InlineData("--timeout takes a number above 0, at most 1000000, not '1e9'", "run", "x", "--timeout", "1e9")]
    [InlineData("--max-tokens takes a whole number above 0, not '2.5'", "run", "x", "--max-tokens", "2.5")]
    [InlineData("--record: / is a folder", "run", "x", "--record", "/")]
    [InlineData("--model is empty", "run", "x", "--model", "")]
    [InlineData("--cwd is empty", "run", "x", "--cwd", " ")]
    [InlineData("is no base URL", "run", "y", "--provider", "openai", "--base-url", "ftp://x")]
    [InlineData("unknown key 'modell', did you mean 'model'?", "config", "set", "modell", "x")]
    [InlineData("no session, or more than one, begins with 'abc'", "sessions", "show", "abc")]
    [InlineData("choose one of bash, zsh, fish", "completion", "powershell")]
    [InlineData("'maestro resume' is not in this version", "resume")]
    [InlineData("there is no file", "replay", "tape.jsonl")]
    [InlineData("the command is empty", "permissions", "check", "")]
    public async Task A_usage_error_is_one_line_and_exit_code_2(string message, params string[] args)
    {
        Assert.Equal(2, await trial.RunAsync(args));
        Assert.Contains(message, Assert.Single(trial.Stderr.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal("", trial.Stdout);
    }

    [Fact]
    public async Task Text_behind_two_dashes_is_a_request()
    {
        Assert.NotEqual(2, await trial.RunAsync("run", "--", "--nonsense"));
        Assert.DoesNotContain("there is no option", trial.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_settings_file_is_a_usage_error_with_its_line()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(trial.SettingsFile)!);
        await File.WriteAllTextAsync(trial.SettingsFile, "{\n  \"modle\": 1\n}");
        Assert.Equal(2, await trial.RunAsync("run", "hello"));
        Assert.Equal($"maestro: {trial.SettingsFile}:2: unknown key 'modle', did you mean 'model'?\n", trial.Stderr);
    }

    [Theory]
    [InlineData("Examples:")]
    [InlineData("run <PROMPT>")]
    public async Task Without_a_terminal_plain_maestro_prints_help(string part)
    {
        Assert.Equal(0, await trial.RunAsync());
        Assert.Contains(part, trial.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_of_a_command_ends_with_its_examples()
    {
        Assert.Equal(0, await trial.RunAsync("run", "--help"));
        Assert.Contains("--budget-usd", trial.Stdout, StringComparison.Ordinal);
        Assert.Contains("Exit codes: 0 success", trial.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_usage_of_a_command_is_what_is_typed_and_no_more()
    {
        Assert.Equal(0, await trial.RunAsync("config", "set", "--help"));
        Assert.Contains(" config set <KEY> <VALUE> [options]\n", trial.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("PROMPT", trial.Stdout, StringComparison.Ordinal);
        Assert.All(trial.Stdout.Split('\n'), line => Assert.True(line.Length <= 120, line));
    }

    [Theory]
    [InlineData("agents", "planner")]
    public async Task A_setting_without_effect_is_said_to_have_none(string key, string value)
    {
        Assert.Equal(0, await trial.RunAsync("config", "set", key, value));
        Assert.Equal(0, await trial.RunAsync("config", "show"));
        Assert.Contains($"{key}: this version does not use it yet", trial.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_that_of_the_assembly() =>
        Assert.Equal(ProductVersion.Text, typeof(ProductVersion).Assembly.GetName().Version!.ToString(3));

    public void Dispose() => trial.Dispose();
}
