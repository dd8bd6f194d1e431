using System.Text.Json;
using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Program;

public sealed class WritingAgentTests : IDisposable
{
    private readonly MaestroRun maestro = new();

    public void Dispose() => maestro.Dispose();

    /// <summary>Each agent that writes files, with what a model replies, and what must be in its result and in the folder.</summary>
    private static readonly Case[] Cases =
    [
        new("devops", "write a Dockerfile", "files", """
            {"files": [{"path": "Dockerfile", "content": "FROM node:22-slim\nCOPY app.js /app.js\nUSER node\nCMD [\"node\", \"/app.js\"]\n",
            "description": "runs the app"}], "findings": [], "doubted": []}
            """, "\"path\":\"Dockerfile\"", "Dockerfile", "COPY app.js /app.js"),
        new("data", "write a migration that adds an email to the people", "migrations", """
            {"migrations": [{"up": "ALTER TABLE people ADD email text;", "down": "ALTER TABLE people DROP COLUMN email;", "risk": "low: nullable", "file": "db/migrations/002_email.sql"}],
            "files": [{"path": "db/migrations/002_email.sql", "content": "ALTER TABLE people ADD email text;\n", "description": "adds it"}], "queries": [], "findings": [], "doubted": []}
            """, "\"risk\":\"low: nullable\"", "db/migrations/002_email.sql", "ADD email text"),
    ];

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    [InlineData("huggingface")]
    [InlineData("ollama")]
    public async Task What_a_model_writes_comes_over_every_wire_into_the_folder(string provider)
    {
        foreach (var row in Cases)
            await ComesAsync(provider, row);
    }

    private async Task ComesAsync(string provider, Case row)
    {
        maestro.Write("work/package.json", """{"name":"app","scripts":{"start":"node app.js"},"dependencies":{}}""");
        maestro.Write("work/app.js", "require('http').createServer().listen(3000);\n");
        await using var server = await FakeModelServer.StartAsync(new FakeReply("Done ", "as asked.\n\n", "```json\n", row.Json, "\n```"));
        var end = await maestro.RunAsync(
            "run", row.Request, "--agent", row.Agent, "--approve", "edits", "--provider", provider, "--base-url", $"{server.Address}", "--model", "m", "--format", "jsonl");
        Assert.True(end.ExitCode == 0, $"{end}");
        var events = end.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        var types = events.Select(e => e.GetProperty("type").GetString()).ToList();
        Assert.Equal(["run_started", "routed", "status"], types[..3]);
        Assert.Contains("thinking", types);
        Assert.Contains("approval_resolved", types);
        Assert.Equal("result", types[^1]);
        Assert.Contains(events, e => e.GetProperty("type").GetString() == "file" && e.GetProperty("data").GetProperty("path").GetString() == row.File
            && e.GetProperty("data").GetProperty("change").GetString() == "created");
        var data = events[^1].GetProperty("data").GetProperty("data");
        Assert.Contains(row.Found, data.GetProperty(row.List).GetRawText(), StringComparison.Ordinal);
        Assert.Contains(row.Content, File.ReadAllText(Path.Combine(maestro.Folder, row.File)), StringComparison.Ordinal);
        File.Delete(Path.Combine(maestro.Folder, row.File));
    }

    private sealed record Case(string Agent, string Request, string List, string Json, string Found, string File, string Content);
}
