using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Models.Middleware.Context;
using Maestro.Testing.Server;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests.Middleware;

public sealed class ContextTests
{
    private static readonly string LongText = new('x', 60_000);

    [Fact]
    public async Task What_does_not_fit_is_refused_with_the_numbers()
    {
        await using var server = await FakeModelServer.StartAsync();
        var conversation = new Conversation(server) { Request = LongText };
        await conversation.RunAsync([Conversation.Options("openai", server.Address) with { ContextWindow = 8000 }]);

        var failed = Assert.IsType<RunFailed>(conversation.End);
        Assert.Equal(ErrorKind.ContextTooLong, failed.Kind);
        Assert.Matches(@"^The request has about 21,\d{3} tokens \(21,\d{3} in 2 messages, \d+ in tools\), m reads 8,000\.$", failed.Error);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_provider_with_a_larger_window_takes_over()
    {
        await using var server = await FakeModelServer.StartAsync();
        var conversation = new Conversation(server) { Request = LongText };
        await conversation.RunAsync([Conversation.Options("openai", server.Address) with { ContextWindow = 8000 }, Conversation.Options("gemini", server.Address)]);

        Assert.IsType<ResultProduced>(conversation.End);
        Assert.Equal("gemini", conversation.Events.OfType<FailedOver>().Single().To);
    }

    [Fact]
    public async Task Ollama_is_asked_what_its_model_reads_and_told_what_it_must()
    {
        await using var server = await FakeModelServer.StartAsync();
        server.ContextLength = 30_000;
        var conversation = new Conversation(server) { Request = LongText };
        await conversation.RunAsync("ollama");

        Assert.IsType<ResultProduced>(conversation.End);
        Assert.Equal(30_000, server.Requests[0].Json.GetProperty("options").GetProperty("num_ctx").GetInt32());
    }

    [Fact]
    public async Task A_server_that_read_less_than_was_sent_is_told_on()
    {
        await using var server = await FakeModelServer.StartAsync(new FakeReply("ok") { Usage = new FakeUsage(4096, 1) });
        var conversation = new Conversation(server) { Request = LongText };
        await conversation.RunAsync("ollama");

        Assert.StartsWith("ollama read 4,096 tokens of a request that has 7,", conversation.Events.OfType<StatusChanged>().Single().Message);
    }

    [Fact]
    public async Task A_server_that_counts_less_than_for_the_shorter_request_before_is_told_on()
    {
        var call = new FakeReply { ToolCalls = [new FakeToolCall("c1", "read_file", "{}")], Usage = new FakeUsage(16_000, 1) };
        await using var server = await FakeModelServer.StartAsync(call, new FakeReply("ok") { Usage = new FakeUsage(12_000, 1) });
        var conversation = new Conversation(server) { Request = LongText };
        await conversation.RunAsync("ollama");

        Assert.StartsWith("ollama read 12,000 tokens of a request that has 16,000 at least", conversation.Events.OfType<StatusChanged>().Single().Message);
    }

    [Theory]
    [InlineData("anthropic", 7000, true)]
    [InlineData("gemini", 7000, true)]
    [InlineData("anthropic", 9900, false)]
    [InlineData("gemini", 9900, false)]
    public async Task Where_the_estimate_cannot_decide_the_provider_counts(string id, int tokens, bool fits)
    {
        await using var server = await FakeModelServer.StartAsync();
        server.TokensOf = request => request.Body.Contains("xxxx", StringComparison.Ordinal) && request.Body.Contains("read_file", StringComparison.Ordinal) ? tokens : 0;
        var conversation = new Conversation(server) { Request = LongText[..30_000] };
        await conversation.RunAsync([Conversation.Options(id, server.Address) with { ContextWindow = 10_000 }]);

        Assert.Equal((fits, 1), (conversation.End is ResultProduced, server.Counts));
    }

    [Fact]
    public async Task No_ordinary_request_waits_for_a_count_and_a_server_that_cannot_count_is_done_without()
    {
        await using var server = await FakeModelServer.StartAsync();
        var conversation = new Conversation(server) { Request = LongText };
        await conversation.RunAsync([Conversation.Options("anthropic", server.Address, "claude-sonnet-4-5")]);
        Assert.Equal((true, 0), (conversation.End is ResultProduced, server.Counts));

        conversation = new Conversation(server) { Request = LongText[..30_000] };
        await conversation.RunAsync([Conversation.Options("anthropic", server.Address) with { ContextWindow = 10_000 }]);
        Assert.Equal((ErrorKind.ContextTooLong, 1), ((conversation.End as RunFailed)?.Kind, server.Counts));
    }

    [Fact]
    public void The_estimate_learns_from_what_the_provider_counted_and_stays_above_it()
    {
        var estimate = new TokenEstimate();
        ChatMessage[] messages = [new(ChatRole.User, LongText)];
        Assert.InRange(estimate.Of(messages, null), 21_000, 22_000);
        estimate.Learn(messages, null, 15_000);
        Assert.InRange(estimate.Of(messages, null), 15_001, 17_500);
    }
}
