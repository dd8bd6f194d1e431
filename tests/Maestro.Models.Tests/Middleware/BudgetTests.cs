using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Models.Middleware.Facts;
using Maestro.Models.Middleware.Metering;
using Maestro.Testing.Server;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests.Middleware;

public sealed class BudgetTests
{
    private static readonly FakeReply Calls = new() { ToolCalls = [new FakeToolCall("c1", "read_file", "{}")], Usage = new FakeUsage(1000, 1000) };

    [Fact]
    public async Task A_request_that_might_cost_too_much_is_not_sent()
    {
        await using var server = await FakeModelServer.StartAsync(Calls, new FakeReply("done"));
        var conversation = new Conversation(server) { Ledgers = [new Ledger("run", null, 2100)] };
        await conversation.RunAsync("openai");

        var failed = Assert.IsType<RunFailed>(conversation.End);
        Assert.Equal(ErrorKind.Budget, failed.Kind);
        Assert.StartsWith("The run has used 2000 tokens and its next request may use ", failed.Error);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_reply_may_be_as_long_as_the_budget_allows()
    {
        await using var server = await FakeModelServer.StartAsync(new FakeReply("done"));
        var conversation = new Conversation(server) { Ledgers = [new Ledger("run", null, 1000)] };
        await conversation.RunAsync("openai");

        Assert.Equal("done", conversation.Shown());
        Assert.InRange(server.Requests[0].Json.GetProperty("max_tokens").GetInt32(), 700, 1000);
    }

    [Fact]
    public async Task A_budget_in_money_counts_with_the_price_of_who_answers()
    {
        await using var server = await FakeModelServer.StartAsync(Calls, new FakeReply("done"));
        var conversation = new Conversation(server) { Ledgers = [new Ledger("run", 0.006m, null)] };
        await conversation.RunAsync([Conversation.Options("openai", server.Address, "gpt-5-2025-08-07")]);

        Assert.Equal(0.01125m, conversation.Events.OfType<UsageReported>().Single().CostUsd);
        Assert.Equal(ErrorKind.Budget, Assert.IsType<RunFailed>(conversation.End).Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void Concurrent_requests_share_what_is_left()
    {
        var ledger = new Ledger("session", null, 100);
        ledger.Hold(0, 60);
        Assert.Equal(ErrorKind.Budget, Assert.Throws<ModelException>(() => ledger.Hold(0, 60)).Kind);
        ledger.Settle((0, 60), 0, 10);
        ledger.Hold(0, 60);
    }

    [Theory]
    [InlineData("openai", "gpt-5-mini", 1000, 0, 1000, 0.00225)]
    [InlineData("openai", "gpt-5-mini-2025-08-07", 1000, 400, 0, 0.00016)]
    [InlineData("anthropic", "claude-sonnet-4-5-20250929", 1000, 0, 1000, 0.018)]
    [InlineData("gemini", "gemini-2.5-pro", 300_000, 0, 1000, 0.765)]
    [InlineData("openai", "gpt-5-something", 1000, 0, 1000, null)]
    [InlineData("huggingface", "gpt-5", 1000, 0, 1000, null)]
    [InlineData("ollama", "qwen3", 1000, 0, 1000, 0.0)]
    public void The_price_is_that_of_the_model_and_unknown_else(string id, string model, long input, long cached, long output, double? usd) => Assert.Equal(
        (decimal?)usd,
        ModelTable.Known.Of(Wire.Options(id) with { Model = model }).Price?.Of(new UsageDetails { InputTokenCount = input, CachedInputTokenCount = cached, OutputTokenCount = output }));

    [Fact]
    public void Ones_own_file_comes_before_the_table()
    {
        using var folder = new Testing.TemporaryFolder();
        var path = Path.Combine(folder.Path, "models.json");
        File.WriteAllText(path, """{ "models": [ { "provider": "openai", "model": "local-1", "input": 1, "output": 2, "window": 9000 }, ] }""");

        Assert.Equal((2m, 9000), (ModelTable.With(path).Of(Wire.Options("openai"), "local-1").Price!.Output, ModelTable.With(path).Of(Wire.Options("openai"), "local-1").Window!.Value));
        Assert.NotNull(ModelTable.With(path).Of(Wire.Options("openai"), "gpt-5").Price);
        File.WriteAllText(path, "[]");
        Assert.Contains("no table of models", Assert.Throws<RunException>(() => ModelTable.With(path)).Message);
    }
}
