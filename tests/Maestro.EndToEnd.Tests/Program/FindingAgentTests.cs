using System.Text.Json;
using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Program;

public sealed class FindingAgentTests : IDisposable
{
    private const string Code = "import subprocess\n\n\ndef load(path):\n    try:\n        return open(path).read()\n    except Exception:\n        pass\n"
        + "\n\ndef run(names):\n    text = \"\"\n    for name in names:\n        text += name\n    subprocess.run(\"ls \" + text, shell=True)\n";

    /// <summary>Each agent with the list of its result and what the analysis finds in <see cref="Code"/>.</summary>
    private static readonly (string Agent, string List, string Static)[] Agents =
    [
        ("reviewer", "issues", "Every error is caught"), ("security", "vulnerabilities", "A shell command"), ("performance", "bottlenecks", "grows by a copy"),
    ];

    private readonly MaestroRun maestro = new();

    public void Dispose() => maestro.Dispose();

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    [InlineData("huggingface")]
    [InlineData("ollama")]
    public async Task Findings_of_model_and_analysis_come_over_every_wire(string provider)
    {
        maestro.Write("work/app/files.py", Code);
        await Task.WhenAll(Agents.Select(row => FindingsComeOverAsync(provider, row.Agent, row.List, row.Static)));
    }

    private async Task FindingsComeOverAsync(string provider, string agent, string list, string found)
    {
        await using var server = await FakeModelServer.StartAsync(new FakeReply(
            "One thing ", "is wrong.\n\n", "```json\n", $"{{\"{list}\": [{{\"file\": \"app/files.py\", \"line\": 6, ",
                "\"severity\": \"high\", \"category\": \"leak\", \"message\": \"The file stays open.\", \"fix\": \"close it\"}]}", "\n```"));
        var end = await maestro.RunAsync(
            "run", "look at app/files.py", "--agent", agent, "--provider", provider, "--base-url", $"{server.Address}", "--model", "m", "--format", "jsonl");
        Assert.True(end.ExitCode == 0, $"{end}");
        var events = end.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        var types = events.Select(e => e.GetProperty("type").GetString()).ToList();
        Assert.Equal(["run_started", "routed", "status"], types[..3]);
        Assert.Contains("file", types);
        Assert.Contains("thinking", types);
        Assert.Equal("result", types[^1]);
        var findings = events[^1].GetProperty("data").GetProperty("data").GetProperty(list).EnumerateArray().Select(finding => finding.GetRawText()).ToList();
        Assert.Contains(findings, finding => finding.Contains("The file stays open.", StringComparison.Ordinal)
            && finding.Contains("\"source\":\"model\"", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Contains(found, StringComparison.Ordinal)
            && finding.Contains("\"source\":\"static\"", StringComparison.Ordinal));
        Assert.Contains("app/files.py", server.Requests[^1].Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_are_written_as_sarif()
    {
        maestro.Write("work/app/files.py", Code);
        var end = await maestro.RunAsync("run", "review app/files.py", "--format", "sarif");
        Assert.True(end.ExitCode == 0, $"{end}");
        var sarif = JsonElement.Parse(end.Stdout);
        Assert.Equal("2.1.0", sarif.GetProperty("version").GetString());
        var run = sarif.GetProperty("runs")[0];
        var found = run.GetProperty("results")[0];
        Assert.Equal("app/files.py", found.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri")
            .GetString());
        Assert.Equal(7, found.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Equal(found.GetProperty("ruleId").GetString(), run.GetProperty("tool").GetProperty("driver")
            .GetProperty("rules")[found.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("hello", "--agent", "assistant")]
    [InlineData("@explorer where is it", "--no-color")]
    [InlineData("where are files read", "--no-color")]
    public async Task An_agent_without_findings_is_not_run_for_sarif(string request, params string[] options)
    {
        var end = await maestro.RunAsync(["run", request, .. options, "--format", "sarif"]);
        Assert.Equal((2, ""), (end.ExitCode, end.Stdout));
        Assert.Contains("SARIF", end.Stderr, StringComparison.Ordinal);
    }
}
