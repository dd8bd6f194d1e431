using System.Text.Json;
using Maestro.Core.Events;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;

namespace Maestro.Tools.Tests;

public sealed class ToolTests : IDisposable
{
    private readonly string root = WorkspacePath.Real(Directory.CreateTempSubdirectory("maestro-tools-").FullName);
    private readonly List<AgentEvent> events = [];

    public ToolTests()
    {
        Write("src/Login.cs", "class Login\n{\n    void SignIn() { }\n}\n");
        Write("README.md", "How to sign in\n");
        Write("logo.bin", "\0\u0001");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task A_file_is_read_with_line_numbers_and_its_read_is_an_event()
    {
        var outcome = await Run("read_file", """{"path":"src/Login.cs","from":2,"to":3}""");
        Assert.Equal("    2  {\n    3      void SignIn() { }\n", outcome.Output);
        Assert.Contains(new FileTouched("x", "src/Login.cs", FileChange.Read), events);
    }

    [Theory]
    [InlineData("read_file", """{"path":"logo.bin"}""", "binary")]
    [InlineData("read_file", """{"path":"nowhere.cs"}""", "There is no file nowhere.cs")]
    [InlineData("read_file", """{"path":"src"}""", "is a folder")]
    [InlineData("read_file", """{"file":"x"}""", "\"path\" is missing")]
    [InlineData("read_file", """{"__malformed":"{oops"}""", "{oops")]
    [InlineData("search_text", """{"pattern":"("}""", "no regular expression")]
    [InlineData("list_files", """{"path":"nowhere"}""", "There is no folder")]
    public async Task What_cannot_be_done_is_said_to_the_model(string tool, string arguments, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<ToolException>(() => Run(tool, arguments))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("search_text", """{"pattern":"sign ?in"}""", "README.md:1: How to sign in\nsrc/Login.cs:3: void SignIn() { }")]
    [InlineData("search_text", """{"pattern":"SignIn","files":"*.md"}""", "No lines.")]
    [InlineData("find_files", """{"pattern":"login"}""", "src/Login.cs")]
    [InlineData("find_files", """{"pattern":"**/*.cs"}""", "src/Login.cs")]
    [InlineData("list_files", """{"depth":1}""", "README.md\nlogo.bin\nsrc/")]
    public async Task The_repository_can_be_searched(string tool, string arguments, string output) => Assert.Equal(output, (await Run(tool, arguments)).Output);

    [Fact]
    public void A_path_is_judged_where_its_links_lead()
    {
        File.CreateSymbolicLink(Path.Combine(root, "out"), "/etc");
        Directory.CreateSymbolicLink(Path.Combine(root, "in"), "src");
        Assert.False(WorkspacePath.Of("out/passwd", root).IsInside);
        Assert.False(WorkspacePath.Of("../x", root).IsInside);
        Assert.Equal(new WorkspacePath($"{root}/src/new/file", "src/new/file", true), WorkspacePath.Of("in/new/file", root));
        Assert.Equal(new Access(AccessKind.Read, "/etc/passwd", false), Tool("read_file").Needs(JsonElement.Parse("""{"path":"out/passwd"}"""), root)[0]);
    }

    [Fact]
    public async Task A_command_gives_its_output_its_errors_and_its_exit_code()
    {
        var outcome = await Run("run_command", """{"command":"printf 'a\\033[31mb\\n'; echo oops >&2; exit 3"}""");
        Assert.Equal(("ab\noops\n(exit code 3)", true, 3), (outcome.Output, outcome.IsError, outcome.ExitCode));
        Assert.Equal(new ProcessOutput("ab\n", "oops\n", false), outcome.Detail);
        Assert.Contains(events, e => e is CommandOutput { Text: "oops\n" });
    }

    [Fact]
    public async Task A_command_gets_no_key_and_no_input() =>
        Assert.Equal("-\n(exit code 0)", (await Run("run_command", """{"command":"cat; echo \"$SECRET_KEY-\""}""")).Output);

    [Fact]
    public async Task A_command_at_its_time_limit_is_ended_with_all_it_started()
    {
        var outcome = await Run("run_command", """{"command":"sleep 97 & echo $!; sleep 98","timeout":1}""");
        Assert.EndsWith("(stopped after 1 s)", outcome.Output, StringComparison.Ordinal);
        Assert.True(outcome.ExitCode is null);
        Assert.False(IsRunning(outcome));
    }

    [Fact]
    public async Task A_cancelled_command_is_ended_with_all_it_started()
    {
        using var cancel = new CancellationTokenSource();
        var context = new ToolContext("x", "c1", root, e =>
        {
            events.Add(e);
            cancel.Cancel();
        })
        {
            OnlyReads = true,
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Tool("run_command").RunAsync(JsonElement.Parse("""{"command":"sleep 97 & echo $!; wait"}"""), context, cancel.Token));
        Assert.False(IsRunning(new ToolOutcome(((CommandOutput)events[0]).Text)));
    }

    /// <summary>The first line of the output is the number of a process; a zombie counts as ended.</summary>
    private static bool IsRunning(ToolOutcome outcome)
    {
        var status = $"/proc/{outcome.Output.Split('\n')[0].Trim()}/stat";
        return File.Exists(status) && !File.ReadAllText(status).Contains(") Z", StringComparison.Ordinal);
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
        File.WriteAllText(Path.Combine(root, path), text);
    }

    private static ITool Tool(string name) => ToolSet.Create(null, ["SECRET_KEY"]).Single(tool => tool.Declaration.Name == name);

    private Task<ToolOutcome> Run(string tool, string arguments)
    {
        Environment.SetEnvironmentVariable("SECRET_KEY", "hidden");
        return Tool(tool).RunAsync(JsonElement.Parse(arguments), new ToolContext("x", "c1", root, e => { lock (events) events.Add(e); }) { OnlyReads = true }, CancellationToken.None);
    }
}
