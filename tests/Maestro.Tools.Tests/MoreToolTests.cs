using System.Diagnostics;
using System.Text.Json;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Maestro.Testing;

namespace Maestro.Tools.Tests;

public sealed class MoreToolTests : IDisposable
{
    private readonly TemporaryFolder home = new();
    private readonly IReadOnlyList<ITool> tools = ToolSet.Create(null, []);

    private string Root => WorkspacePath.Real(home.Path);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_command_in_the_background_is_read_while_it_runs_and_ends_when_it_is_stopped()
    {
        var started = await Run("run_command", """{"command":"echo first; read line < go; echo second; sleep 97","background":true}""");
        Assert.Contains("as b1", started.Output, StringComparison.Ordinal);
        Assert.Equal("There is no command 'b9'; there are b1.", (await Assert.ThrowsAsync<ToolException>(() => Run("read_output", """{"id":"b9"}"""))).Message);
        var stopped = await Run("stop_command", """{"id":"b1"}""");
        Assert.EndsWith("(stopped)", stopped.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_a_command_in_the_background_can_be_waited_for()
    {
        await Run("run_command", """{"command":"echo done; exit 3","background":true}""");
        var read = await Run("read_output", """{"id":"b1","wait":60}""");
        Assert.Equal(("done\n(exit code 3)", 3, true), (read.Output, read.ExitCode, read.IsError));
    }

    [Fact]
    public async Task Output_that_is_too_long_for_a_model_is_kept_whole()
    {
        using var folder = new TemporaryFolder();
        var shell = ToolSet.Create(null, [], outputFolder: Path.Combine(folder.Path, "output")).Single(tool => tool.Declaration.Name == "run_command");
        var context = new ToolContext("x", "c1", Root, _ => { }) { OnlyReads = true };
        var few = await shell.RunAsync(JsonElement.Parse("""{"command":"seq 1000"}"""), context, CancellationToken.None);
        Assert.DoesNotContain("all of the output", few.Output, StringComparison.Ordinal);
        var many = await shell.RunAsync(JsonElement.Parse("""{"command":"seq 50000"}"""), context, CancellationToken.None);
        Assert.Contains("(cut: ", many.Output, StringComparison.Ordinal);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "output")));
        Assert.EndsWith($"(all of the output: {file})\n(exit code 0)", many.Output, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 50_000).Select(i => $"{i}"), File.ReadAllLines(file));

        var nowhere = ToolSet.Create(null, [], outputFolder: Path.Combine(file, "output")).Single(tool => tool.Declaration.Name == "run_command");
        Assert.Contains("(all of the output: not kept, ", (await nowhere.RunAsync(JsonElement.Parse("""{"command":"seq 50000"}"""), context, CancellationToken.None)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_of_a_name_are_told_apart()
    {
        File.WriteAllText(Path.Combine(Root, "a.py"), "def save(x):\n    return x\n\n# save it\nsave('save')\n");
        Assert.Equal(
            "declaration a.py:1: def save(x):\ncode        a.py:5: save('save')\ntext        a.py:4: # save it\ntext        a.py:5: save('save')",
            (await Run("find_references", """{"name":"save"}""")).Output);
    }

    [Fact]
    public async Task Git_is_asked_for_status_difference_and_history_and_secrets_are_left_out()
    {
        Git("init", "-q");
        File.WriteAllText(Path.Combine(Root, "a.txt"), "one\n");
        File.WriteAllText(Path.Combine(Root, ".env"), "KEY=1\n");
        Git("add", "-A");
        Git("commit", "-q", "-m", "First");
        File.WriteAllText(Path.Combine(Root, "a.txt"), "two\n");
        File.WriteAllText(Path.Combine(Root, ".env"), "KEY=2\n");
        Assert.Contains(" M a.txt", (await Run("git_status", "{}")).Output, StringComparison.Ordinal);
        var diff = (await Run("git_diff", "{}")).Output;
        Assert.Contains("-one\n+two", diff, StringComparison.Ordinal);
        Assert.DoesNotContain("KEY", diff, StringComparison.Ordinal);
        Assert.EndsWith(": First", (await Run("git_log", """{"count":1}""")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_commit_is_the_command_that_the_person_is_shown()
    {
        var arguments = JsonElement.Parse("""{"message":"It's done","paths":["a b.txt"]}""");
        const string command = "git add -- 'a b.txt' && git commit -m 'It'\\''s done' -- 'a b.txt'";
        Assert.Equal(($"$ {command}", new Access(AccessKind.Command, command)), (Tool("git_commit").Display(arguments), Tool("git_commit").Needs(arguments, Root)[0]));
    }

    [Fact]
    public void A_list_of_what_is_to_be_done_is_shown_as_it_stands() => Assert.Equal(
        "1 of 3 done\n☑ read\n▸ change\n☐ test",
        Tool("todo").Display(JsonElement.Parse("""{"items":[{"text":"read","state":"done"},{"text":"change","state":"doing"},{"text":"test","state":"open"}]}""")));

    private ITool Tool(string name) => tools.Single(tool => tool.Declaration.Name == name);

    private Task<ToolOutcome> Run(string name, string arguments) =>
        Tool(name).RunAsync(JsonElement.Parse(arguments), new ToolContext("x", "c1", Root, _ => { }) { OnlyReads = true }, CancellationToken.None);

    private void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", .. arguments]) { WorkingDirectory = Root };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var git = Process.Start(start)!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
