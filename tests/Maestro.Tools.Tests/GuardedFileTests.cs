using System.Text.Json;
using Maestro.Core.Events;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Maestro.Testing;

namespace Maestro.Tools.Tests;

/// <summary>Tools that look into many files leave out those that are guarded, and no tool touches another file than was judged.</summary>
public sealed class GuardedFileTests : IDisposable
{
    private readonly TemporaryFolder home = new();
    private readonly List<AgentEvent> events = [];

    public GuardedFileTests()
    {
        home.Write("src/a.cs", "var key = 1;\n");
        home.Write("private/b.cs", "var key = 2;\n");
        home.Write(".env", "key=3\n");
        home.Write("server.pem", "key 4\n");
    }

    private string Root => WorkspacePath.Real(home.Path);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_search_shows_nothing_of_files_that_may_hold_secrets_or_that_a_rule_denies()
    {
        var output = await RunAsync("search_text", """{"pattern":"key"}""");
        Assert.Equal("src/a.cs:1: var key = 1;\n(not searched: 3 files that may hold secrets or that rules guard)", output);
        Assert.DoesNotContain("private", await RunAsync("find_references", """{"name":"key"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_secret_is_a_secret()
    {
        File.CreateSymbolicLink(home.At("notes.txt"), ".env");
        Assert.Contains(".env may hold secrets", await RunAsync("read_file", """{"path":"notes.txt"}"""), StringComparison.Ordinal);
        Assert.DoesNotContain("key=3", await RunAsync("search_text", """{"pattern":"key"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_became_a_link_after_it_was_judged_is_not_read()
    {
        var judged = WorkspacePath.Of("src/a.cs", Root).Needs(AccessKind.Read);
        File.Delete(home.At("src/a.cs"));
        File.CreateSymbolicLink(home.At("src/a.cs"), home.At(".env"));
        var context = new ToolContext("x", "c1", Root, events.Add) { Judged = [judged] };
        var read = ToolSet.Create(null, []).Single(tool => tool.Declaration.Name == "read_file");
        var refused = await Assert.ThrowsAsync<ToolException>(() => read.RunAsync(JsonElement.Parse("""{"path":"src/a.cs"}"""), context, CancellationToken.None));
        Assert.Contains("leads elsewhere", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_an_edit_of_a_secret_fails_is_said_only_after_the_approval() =>
        Assert.DoesNotContain("key=3", await RunAsync("edit_file", """{"path":".env","edits":[{"old":"kez=3","new":"x"}]}"""), StringComparison.Ordinal);

    private async Task<string> RunAsync(string tool, string arguments)
    {
        var policy = new AccessPolicy(
            PermissionRules.None with { Deny = [PermissionRule.Parse("Read(private/**)", "test")] }, ApprovalMode.Ask,
            new PolicySetting(Root, Root, path => WorkspacePath.Of(path, Root).FullPath, _ => { }) { Files = new Analysis.Files.FileNames() });
        var runner = new ToolRunner(ToolSet.Create(null, []), new ApprovalGate(policy, canAsk: false), Root, TimeProvider.System) { Changes = new DirectChanges() };
        var finished = new List<FinishedCall>();
        await foreach (var e in runner.RunAsync("x", [new ToolCall("c1", tool, JsonElement.Parse(arguments))], finished, CancellationToken.None))
            events.Add(e);
        return finished[0].Outcome.Output;
    }
}
