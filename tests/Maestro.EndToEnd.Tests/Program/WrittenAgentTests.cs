using System.Text.Json;
using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Program;

public sealed class WrittenAgentTests : IDisposable
{
    private const string Decision =
        """{"decision":"Keep text.py below app.py.","reasons":["app.py imports it"],"approach":"Move nothing.","risks":[],"constraints":["text.py imports nothing"],"complexity":"low","complexity_reason":"two files","alternatives":[],"recommendations":["Leave it"]}""";

    private const string Page = """{"files":[{"path":"docs/shop.md","description":"a page","content":"# Shop\n"}],"gaps":[]}""";

    private readonly MaestroRun maestro = new();

    public WrittenAgentTests()
    {
        maestro.Write("work/shop/app.py", "from shop.text import shout\n\n\ndef hello():\n    return shout('hello')\n");
        maestro.Write("work/shop/text.py", "def shout(text):\n    return text.upper()\n");
    }

    public void Dispose() => maestro.Dispose();

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    [InlineData("huggingface")]
    [InlineData("ollama")]
    public async Task A_decision_and_a_written_page_come_over_every_wire_beside_what_was_counted(string provider)
    {
        await using (var server = await FakeModelServer.StartAsync(new FakeReply("It holds.\n\n", "```json\n", Decision, "\n```\n")))
        {
            var data = await ResultAsync(server, provider, "draw the architecture");
            Assert.Equal(("Keep text.py below app.py.", "low"), (data.GetProperty("decision").GetString(), data.GetProperty("complexity").GetString()));
            Assert.Equal("shop/app.py → shop/text.py", data.GetProperty("dependencies")[0].GetProperty("example").GetString());
            Assert.Contains("-->|1|", data.GetProperty("diagram").GetProperty("mermaid").GetString(), StringComparison.Ordinal);
            Assert.Contains("\"architecture\":{\"unit\":\"file\"", server.Requests[^1].Prompt, StringComparison.Ordinal);
        }

        await using var writer = await FakeModelServer.StartAsync(new FakeReply("Written.\n\n", "```json\n", Page, "\n```\n"));
        var written = await ResultAsync(writer, provider, "write a documentation page for the shop");
        Assert.Equal(("docs/shop.md", "created"), (written.GetProperty("files")[0].GetProperty("path").GetString(), written.GetProperty("files")[0].GetProperty("change").GetString()));
        Assert.Equal((0, 2), (written.GetProperty("coverage").GetProperty("documented").GetInt32(), written.GetProperty("coverage").GetProperty("public").GetInt32()));
        Assert.Contains(written.GetProperty("gaps").EnumerateArray(), gap => gap.GetProperty("symbol").GetString() == "shout");
        Assert.Equal("# Shop\n", File.ReadAllText(Path.Combine(maestro.Folder, "docs/shop.md")));
        Assert.Equal(0, (await maestro.RunAsync("undo")).ExitCode);
        Assert.False(File.Exists(Path.Combine(maestro.Folder, "docs/shop.md")));
    }

    private async Task<JsonElement> ResultAsync(FakeModelServer server, string provider, string request)
    {
        var end = await maestro.RunAsync(
            "run", request, "--provider", provider, "--base-url", $"{server.Address}", "--model", "m", "--format", "jsonl", "--approve", "edits");
        Assert.True(end.ExitCode == 0, $"{end}");
        var events = end.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        var types = events.Select(e => e.GetProperty("type").GetString()).ToList();
        Assert.Equal(["run_started", "routed", "status"], types[..3]);
        Assert.Contains("thinking", types);
        Assert.Equal("result", types[^1]);
        return events[^1].GetProperty("data").GetProperty("data");
    }
}
