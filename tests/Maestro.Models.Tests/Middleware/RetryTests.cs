using Maestro.Core.Models;
using Maestro.Models.Middleware.Retry;
using Maestro.Testing;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests.Middleware;

public sealed class RetryTests
{
    private static readonly RetryPolicy Policy = RetryPolicy.Default with { Jitter = () => 0.5 };

    [Fact]
    public async Task A_failure_before_the_first_token_is_tried_again_after_growing_waits()
    {
        var told = await ReadAsync(new FakeChatClient([Fails(ErrorKind.Overloaded)], [Fails(ErrorKind.Network)], [Fails(ErrorKind.RateLimited)], ["ok"]));

        Assert.Equal(["2 500", "3 1000", "4 2000"], told.Waits);
        Assert.Equal(("ok", null), (told.Text, told.Failure));
    }

    [Theory]
    [InlineData(ErrorKind.Authentication)]
    [InlineData(ErrorKind.InvalidRequest)]
    [InlineData(ErrorKind.ContextTooLong)]
    [InlineData(ErrorKind.Refused)]
    [InlineData(ErrorKind.Budget)]
    public async Task What_cannot_get_better_is_not_tried_again(ErrorKind kind)
    {
        var told = await ReadAsync(new FakeChatClient([Fails(kind)]));

        Assert.Empty(told.Waits);
        Assert.Equal(kind, told.Failure?.Kind);
    }

    [Fact]
    public async Task An_account_without_quota_is_not_tried_again() => Assert.Empty(
        (await ReadAsync(new FakeChatClient([new FakeFailure(new ModelException(ErrorKind.RateLimited, "no quota") { IsLasting = true })]))).Waits);

    [Fact]
    public async Task A_limit_that_was_waited_for_is_tried_once_more_only()
    {
        var told = await ReadAsync(new FakeChatClient([Fails(ErrorKind.Timeout)], [Fails(ErrorKind.Timeout)]));

        Assert.Equal(["2 500"], told.Waits);
        Assert.Equal(ErrorKind.Timeout, told.Failure?.Kind);
    }

    [Fact]
    public async Task After_the_last_attempt_the_failure_is_the_callers()
    {
        var told = await ReadAsync(new FakeChatClient([.. Enumerable.Repeat<IReadOnlyList<object>>([Fails(ErrorKind.Overloaded)], 4)]));

        Assert.Equal((3, ErrorKind.Overloaded), (told.Waits.Count, told.Failure?.Kind));
    }

    [Theory]
    [InlineData(7, "2 7000")]
    [InlineData(0.1, "2 500")]
    [InlineData(61, null)]
    public async Task The_vendors_wait_is_kept_unless_it_is_too_long(double asked, string? wait)
    {
        var told = await ReadAsync(new FakeChatClient([Fails(ErrorKind.RateLimited, TimeSpan.FromSeconds(asked))], ["ok"]));

        Assert.Equal(wait, told.Waits.SingleOrDefault());
        Assert.Equal(wait is null, told.Failure is not null);
    }

    [Fact]
    public async Task After_the_first_token_nothing_is_repeated()
    {
        var told = await ReadAsync(new FakeChatClient(["half", Fails(ErrorKind.Network)]));

        Assert.Equal(("half", ErrorKind.Network, 0), (told.Text, told.Failure?.Kind, told.Waits.Count));
    }

    [Fact]
    public async Task A_call_that_is_made_once_is_made_once()
    {
        var inner = new FakeChatClient([Fails(ErrorKind.Overloaded)]);
        var client = new RetryClient(inner, "openai", Policy, new FakeTime());

        await Assert.ThrowsAsync<ModelException>(() => client.GetResponseAsync([], CallOnce.Mark(new ChatOptions())));
        Assert.Single(inner.Requests);
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var client = new RetryClient(new FakeChatClient([Fails(ErrorKind.Overloaded)], ["ok"]), "openai", Policy, new FakeTime());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync([], null, cancel.Token))
                await cancel.CancelAsync();
        });
    }

    [Fact]
    public void Jitter_spreads_the_waits() => Assert.Equal(
        [375, 625], new[] { 0.0, 1.0 }.Select(random => (Policy with { Jitter = () => random }).DelayAfter(new ModelException(ErrorKind.Network, ""), 1)!.Value.TotalMilliseconds));

    private static FakeFailure Fails(ErrorKind kind, TimeSpan? after = null) => new(new ModelException(kind, $"{kind}.", retryAfter: after));

    private static async Task<Told> ReadAsync(FakeChatClient inner)
    {
        var time = new FakeTime();
        var told = new Told();
        try
        {
            var stream = new RetryClient(inner, "openai", Policy, time).GetStreamingResponseAsync([]);
            await foreach (var update in stream.AdvancingAsync(time))
                foreach (var content in update.Contents)
                    if (content is RetryNotice retry)
                        told.Waits.Add($"{retry.Attempt} {retry.Delay.TotalMilliseconds}");
                    else
                        told.Text += ((TextContent)content).Text;
        }
        catch (ModelException failure)
        {
            told.Failure = failure;
        }

        return told;
    }

    private sealed class Told
    {
        public List<string> Waits { get; } = [];

        public string Text { get; set; } = "";

        public ModelException? Failure { get; set; }
    }
}
