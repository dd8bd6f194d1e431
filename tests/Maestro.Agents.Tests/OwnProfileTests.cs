using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Results;
using Maestro.Testing;
using Maestro.Tools;

namespace Maestro.Agents.Tests;

public sealed class OwnProfileTests : IDisposable
{
    private readonly TemporaryFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void A_file_takes_the_place_of_what_it_names_and_leaves_the_rest()
    {
        home.Write("a/reviewer.md", "---\ntemperature: 0.5\ntools: [read_file, search_text]\npermissions: read-only\n---\n");
        home.Write("b/reviewer.md", "---\nmodel: openai/gpt-5\npermissions: all, deny Bash(git *, x)\n---\nLook at names.\n");
        var profile = Load("a", "b").Find("reviewer");
        Assert.Equal((AgentProfile.Load("reviewer").Description, "Look at names.", "openai/gpt-5", 0.5f), (profile.Description, profile.Prompt, profile.Model, profile.Temperature));
        Assert.Equal(["read_file", "search_text"], profile.Tools);
        Assert.Equal("read-only, deny Bash(git *, x)", profile.Permissions.ToString());
    }

    [Fact]
    public async Task A_new_agent_works_as_the_assistant_does_with_its_own_prompt_tools_and_temperature()
    {
        using var work = Workplace.TypeScript();
        home.Write("poet.md", "---\nname: poet\ndescription: writes verses\ntools:\n  - read_file\n  - \"list_files\"\ntemperature: 1.5\n---\nYou rhyme.\n");
        var options = Workplace.Options with { Own = Load("") };
        var client = new FakeChatClient(["Roses."]);
        var poet = AgentCatalog.Create(options).Single(agent => agent.Name == "poet");
        var events = await RunEnding.EndExactlyOnce(poet.ExecuteStreamingAsync(work.Task("a verse", client), CancellationToken.None), "poet", name => new RunCancelled(name, "stopped"), CancellationToken.None).ToListAsync();
        Assert.Equal("Roses.", Assert.IsType<AssistantResult>(Assert.IsType<ResultProduced>(events[^1]).Data).Answer);
        var (messages, asked) = client.Requests[0];
        Assert.Equal(("You rhyme.", 1.5f), (messages[0].Text, asked!.Temperature));
        Assert.Equal(["read_file", "list_files"], asked.Tools!.Select(tool => tool.Name));
        Assert.Contains("poet", options.Own.Names);
        Assert.Contains(options.Own.Purposes, agent => agent is { Name: "poet", Description: "writes verses" });
    }

    [Theory]
    [InlineData("x.md", "You are x.", 1, "an agent's file begins with front matter between two lines of three dashes")]
    [InlineData("x.md", "---\ndescription: y\n\ncolour: red\n---\nDo.", 4, "colour: unknown key")]
    [InlineData("x.md", "---\ndescription: y\ntemperature: warm\n---\nDo.", 3, "temperature: a number from 0 to 2 is needed, not 'warm'")]
    [InlineData("x.md", "---\ndescription: y\ntools: read_file, serch_text\n---\nDo.", 3, "tools: unknown tool 'serch_text', did you mean 'search_text'?")]
    [InlineData("x.md", "---\nname: z\ndescription: y\n---\nDo.", 2, "name: it is 'z', and the file is x.md")]
    [InlineData("x.md", "---\ndescription: y\ndescription: z\n---\nDo.", 3, "description is set twice")]
    [InlineData("x.md", "---\ndescription: y\n---\n", 1, "a new agent needs a prompt below the front matter")]
    [InlineData("x.md", "---\nmodel: m\n---\nDo.", 1, "description: a new agent needs one line")]
    [InlineData("x.md", "---\ndescription: y\npermissions: allow Bash(rm *)\n---\nDo.", 3, "permissions: 'allow Bash(rm *)': an agent's permissions only narrow yours")]
    [InlineData("x.md", "---\ndescription: y\npermissions: deny Brush(x)\n---\nDo.", 3, "permissions: the rule 'Brush(x)' begins with 'Brush'")]
    [InlineData("x.md", "---\ndescription: y\nprompt: a\n---\nDo.", 3, "prompt: the text below the front matter is the prompt already")]
    [InlineData("My Agent.md", "---\ndescription: y\n---\nDo.", 1, "the file's name is the agent's name")]
    public void What_is_wrong_in_a_file_is_said_with_file_and_line(string file, string text, int line, string problem)
    {
        var path = home.Write(file, text);
        var message = Assert.Throws<InvalidDataException>(() => Load("")).Message;
        Assert.StartsWith($"{path}:{line}: {problem}", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private OwnProfiles Load(params string[] folders) => OwnProfiles.Load(folders.Select(home.At), () => ToolSet.Names);
}
