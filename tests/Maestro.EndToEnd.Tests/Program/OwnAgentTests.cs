using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Program;

/// <summary>Agents that the person has written as Markdown files.</summary>
public sealed class OwnAgentTests : IDisposable
{
    private const string Scribe = "---\ndescription: keeps notes\nmodel: special-model\ntemperature: 0.25\ntools: write_file\npermissions: all, deny Edit(notes/**)\n---\nYou keep notes.\n";

    private readonly MaestroRun maestro = new();

    public void Dispose() => maestro.Dispose();

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    public async Task An_own_agent_is_asked_with_its_prompt_model_temperature_and_tools_and_held_by_its_permissions(string provider)
    {
        maestro.Write("config/maestro/agents/scribe.md", Scribe);
        await using var server = await FakeModelServer.StartAsync(
            new FakeReply
            {
                ToolCalls = [new FakeToolCall("c1", "write_file", """{"path":"notes/a.md","content":"x"}"""), new FakeToolCall("c2", "write_file", """{"path":"b.md","content":"x"}""")],
            }, new FakeReply("Kept."));
        maestro.Write("config/maestro/settings.json", $$"""{"provider":"{{provider}}","model":"usual","providers":{"{{provider}}":{"base_url":"{{server.Address}}"} } }""");
        var end = await maestro.RunAsync("run", "@scribe note this", "--approve", "edits");
        Assert.True(end is { ExitCode: 0, Stdout: "Kept.\n" }, $"{end}");
        var request = server.Requests[0];
        Assert.Contains("You keep notes.", request.System, StringComparison.Ordinal);
        Assert.Contains("special-model", request.Path + request.Body, StringComparison.Ordinal);
        Assert.Contains("0.25", request.Body, StringComparison.Ordinal);
        Assert.Equal(["write_file"], request.Tools);
        Assert.Contains("denied by Edit(notes/**)", string.Join(' ', server.Requests[1].ToolResults), StringComparison.Ordinal);
        Assert.Equal([false, true], new[] { "notes/a.md", "b.md" }.Select(path => File.Exists(Path.Combine(maestro.Folder, path))));
    }

    [Fact]
    public async Task A_model_that_is_named_by_option_is_stronger_and_permissions_give_nothing_that_the_person_does_not()
    {
        maestro.Write("config/maestro/agents/scribe.md", Scribe);
        await using var server = await FakeModelServer.StartAsync(
            new FakeReply { ToolCalls = [new FakeToolCall("c1", "write_file", """{"path":"b.md","content":"x"}""")] }, new FakeReply("Not kept."));
        var end = await maestro.RunAsync("run", "note this", "--agent", "scribe", "--provider", "openai", "--base-url", $"{server.Address}", "--model", "mine");
        Assert.True(end.ExitCode == 0, $"{end}");
        Assert.Contains("\"mine\"", server.Requests[0].Body, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(maestro.Folder, "b.md")));
    }

    [Fact]
    public async Task The_agents_of_a_project_count_only_when_it_is_trusted()
    {
        maestro.Write("work/.maestro/agents/scribe.md", Scribe);
        var before = await maestro.RunAsync("agents");
        Assert.DoesNotContain("keeps notes", before.Stdout, StringComparison.Ordinal);
        Assert.Contains("its agents (scribe) are ignored; to use them: maestro trust", before.Stderr, StringComparison.Ordinal);
        Assert.Equal(2, (await maestro.RunAsync("run", "x", "--agent", "scribe")).ExitCode);
        await maestro.RunAsync("trust");
        var after = await maestro.RunAsync("agents", "show", "scribe");
        Assert.Contains("Permissions: yours, and all, deny Edit(notes/**)", after.Stdout, StringComparison.Ordinal);
        Assert.Contains("Model: special-model", after.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_wrong_ends_every_run_with_one_line_that_names_its_place()
    {
        maestro.Write("config/maestro/agents/scribe.md", "---\ndescription: keeps notes\ntools: pen\n---\nYou keep notes.\n");
        foreach (var arguments in (string[][])[["run", "hello"], ["agents"], ["run", "@scribe hello"]])
        {
            var end = await maestro.RunAsync(arguments);
            Assert.Equal((2, ""), (end.ExitCode, end.Stdout));
            Assert.StartsWith($"maestro: {maestro.Home}/config/maestro/agents/scribe.md:3: tools: unknown tool 'pen'", end.Stderr, StringComparison.Ordinal);
            Assert.Equal(1, end.Stderr.TrimEnd().Count(c => c == '\n') + 1);
        }
    }
}
