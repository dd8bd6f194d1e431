using System.Text.Json;

namespace Maestro.Cli.Tests.Commands;

public sealed class CommandTests : IDisposable
{
    private readonly TrialRun trial = new();

    [Fact]
    public async Task Config_shows_what_was_set_and_where()
    {
        Assert.Equal(0, await trial.RunAsync("config", "set", "model", "qwen"));
        Assert.Equal(0, await trial.RunAsync("config", "show"));
        Assert.Contains("settings.json:2", trial.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permission_check_explains_every_part_as_json()
    {
        Assert.Equal(0, await trial.RunAsync("permissions", "check", "git status && rm -rf x", "--format", "json"));
        var check = JsonElement.Parse(trial.Stdout);
        Assert.Equal("ask", check.GetProperty("decision").GetString());
        Assert.Equal(["allow", "ask"], check.GetProperty("commands").EnumerateArray().Select(command => command.GetProperty("decision").GetString()));
    }

    [Fact]
    public async Task Every_rule_is_shown_with_where_it_comes_from()
    {
        Assert.Equal(0, await trial.RunAsync("config", "set", "permissions.deny", "Bash(git push *), delete_file"));
        Directory.CreateDirectory(Path.Combine(trial.Folder, ".maestro"));
        File.WriteAllText(Path.Combine(trial.Folder, ".maestro", "settings.json"), "{ \"permissions\": {\n  \"allow\": [\n    \"Bash(make *)\"],\n  \"ask\": [\"Read(docs/**)\"] } }");
        Assert.Equal(0, await trial.RunAsync("permissions", "--format", "json", "--approve", "edits"));
        var shown = JsonElement.Parse(trial.Stdout[trial.Stdout.IndexOf('{', StringComparison.Ordinal)..]);
        Assert.Equal("edits", shown.GetProperty("mode").GetString());
        var rules = shown.GetProperty("rules").EnumerateArray().Select(rule => $"{rule.GetProperty("decision")} {rule.GetProperty("rule")} {Path.GetFileName(rule.GetProperty("source").GetString())}").ToList();
        Assert.Equal(["deny Bash(git push *) settings.json:3", "deny delete_file settings.json:3", "ask Read(docs/**) settings.json:4", "ignored Bash(make *) settings.json:3"], rules[..4]);
        Assert.Contains("built in", rules[^1], StringComparison.Ordinal);
        Assert.Contains(shown.GetProperty("secrets").EnumerateArray(), pattern => pattern.GetString() == ".env*");
    }

    [Fact]
    public async Task Providers_say_which_key_is_set_but_never_show_it()
    {
        trial.Environment["OPENAI_API_KEY"] = "sk-secret";
        trial.Environment["OPENAI_BASE_URL"] = "http://127.0.0.1:9/v1";
        Assert.Equal(0, await trial.RunAsync("providers"));
        Assert.Contains("openai would be used: OPENAI_API_KEY is set.", trial.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", trial.Stdout + trial.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_fails_when_settings_are_broken()
    {
        Assert.Equal(0, await trial.RunAsync("doctor"));
        trial.Environment["MAESTRO_PROVIDER"] = "nobody";
        Assert.Equal(1, await trial.RunAsync("doctor"));
        Assert.Contains("broken  settings", trial.Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete -F _maestro maestro")]
    [InlineData("zsh", "#compdef maestro")]
    [InlineData("fish", "complete -c maestro")]
    public async Task Completion_scripts_know_commands_options_and_values(string shell, string mark)
    {
        Assert.Equal(0, await trial.RunAsync("completion", shell));
        foreach (var part in new[] { mark, "sessions", "export", "budget-usd", "planner", "huggingface", "read-only" })
            Assert.Contains(part, trial.Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "'maestro trust') compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -d -- \"$cur\")) ;;")]
    [InlineData("zsh", "'maestro trust') _files -/ ;;")]
    [InlineData("fish", "-n '__fish_seen_subcommand_from trust' -a '(__fish_complete_directories)'")]
    [InlineData("fish", "-n '__fish_seen_subcommand_from config; and not __fish_seen_subcommand_from show path set' -a show")]
    [InlineData("fish", "-n '__fish_seen_subcommand_from agents; and not __fish_seen_subcommand_from list show' -a list")]
    public async Task Completion_offers_folders_where_one_is_taken_and_subcommands_once(string shell, string line)
    {
        Assert.Equal(0, await trial.RunAsync("completion", shell));
        Assert.Contains(line, trial.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_is_shown_with_its_tools_and_what_it_is_told()
    {
        Assert.Equal(0, await trial.RunAsync("agents", "show", "planner"));
        Assert.Contains("repository_map", trial.Stdout, StringComparison.Ordinal);
        Assert.Contains("depends_on", trial.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trust_lets_a_projects_settings_count()
    {
        Directory.CreateDirectory(Path.Combine(trial.Folder, ".maestro"));
        await File.WriteAllTextAsync(Path.Combine(trial.Folder, ".maestro", "settings.json"), """{ "model": "from-project" }""");
        await trial.RunAsync("config", "show");
        Assert.Contains("is not trusted", trial.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("from-project", trial.Stdout, StringComparison.Ordinal);
        Assert.Equal(0, await trial.RunAsync("trust"));
        await trial.RunAsync("config", "show");
        Assert.Contains("from-project", trial.Stdout, StringComparison.Ordinal);
    }

    public void Dispose() => trial.Dispose();
}
