using Maestro.Core.Models;
using Maestro.Models.Middleware.Context;
using Maestro.Models.Middleware.Limits;
using Maestro.Testing;

namespace Maestro.Models.Tests.Middleware;

public sealed class RateLimitTests
{
    private readonly FakeTime time = new();

    [Fact]
    public void A_minute_takes_as_many_requests_as_were_set()
    {
        var limit = new RateLimit(2, null, time);
        Assert.Null(limit.Take(1));
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(limit.Take(1));
        Assert.Equal(TimeSpan.FromSeconds(40), limit.Take(1));
        time.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(limit.Take(1));
        Assert.Equal(TimeSpan.FromSeconds(20), limit.Take(1));
    }

    [Fact]
    public void A_minute_takes_as_many_tokens_as_were_set_and_a_larger_request_goes_alone()
    {
        var limit = new RateLimit(null, 100, time);
        Assert.Null(limit.Take(60));
        Assert.Equal(TimeSpan.FromMinutes(1), limit.Take(60));
        Assert.Null(limit.Take(40));
        Assert.Equal(TimeSpan.FromMinutes(1), limit.Take(500));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(limit.Take(500));
    }

    [Fact]
    public void What_the_vendor_told_is_kept()
    {
        var limit = new RateLimit(null, null, time);
        limit.Learn(new RateLimitHeaders(new Allowance(60, 1, time.GetUtcNow() + TimeSpan.FromSeconds(30)), new Allowance(600, 100, time.GetUtcNow() + TimeSpan.FromSeconds(50))));
        Assert.Equal(TimeSpan.FromSeconds(10), limit.Take(200));
        Assert.Null(limit.Take(50));
        Assert.Equal(TimeSpan.FromSeconds(1), limit.Take(10));
        Assert.Null(new RateLimit(null, null, time).Take(1_000_000));
    }

    [Theory]
    [InlineData("x-ratelimit-remaining-requests", "x-ratelimit-reset-requests", "6m1.5s", 361.5)]
    [InlineData("x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens", "120ms", 0.12)]
    [InlineData("x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens", "7.66s", 7.66)]
    [InlineData("x-ratelimit-remaining", "x-ratelimit-reset", "12", 12.0)]
    [InlineData("x-ratelimit-remaining", "x-ratelimit-reset", "1767268830000", 30.0)]
    [InlineData("anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-reset", "2026-01-01T12:00:10Z", 10.0)]
    [InlineData("anthropic-ratelimit-input-tokens-remaining", "anthropic-ratelimit-input-tokens-reset", "2026-01-01T12:00:10Z", 10.0)]
    [InlineData("x-ratelimit-remaining", "x-ratelimit-reset", "soon", null)]
    public async Task A_429_waits_for_the_vendors_reset(string remaining, string reset, string value, double? seconds)
    {
        var answer = ScriptedAnswer.Json(429, "{}") with { Headers = [(remaining, "0"), (reset, value)] };
        var reply = await Wire.ReadAsync(Wire.Options("openai"), new ScriptedHandler(answer), time);

        Assert.Equal(seconds, reply.Failure?.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task A_request_that_would_be_refused_waits_and_says_so_and_one_that_would_wait_too_long_fails()
    {
        var used = new LimitsTold(new RateLimitHeaders(new Allowance(20, 0, time.GetUtcNow() + TimeSpan.FromMinutes(1)), new Allowance(null, null, null)));
        var inner = new FakeChatClient([used, "a"], [used, "b"]);
        var client = new RateLimitClient(inner, "openai", new RateLimit(null, null, time), new TokenEstimate(), TimeSpan.FromSeconds(4), time);
        Assert.Equal("a", (await client.GetResponseAsync([])).Text);

        await using var second = client.GetStreamingResponseAsync([]).GetAsyncEnumerator();
        Assert.True(await second.MoveNextAsync());
        var wait = Assert.IsType<RetryNotice>(second.Current.Contents[0]);
        Assert.Equal(("openai", 1, TimeSpan.FromSeconds(3), "its rate limit leaves no room yet"), (wait.Provider, wait.Attempt, wait.Delay, wait.Reason));
        var next = second.MoveNextAsync();
        Assert.Single(inner.Requests);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.True(await next);
        Assert.Equal("b", second.Current.Text);

        var impatient = new RateLimitClient(inner, "openai", new RateLimit(1, null, time), new TokenEstimate(), TimeSpan.Zero, time);
        await Assert.ThrowsAsync<InvalidOperationException>(() => impatient.GetResponseAsync([]));
        Assert.Equal(TimeSpan.FromMinutes(1), (await Assert.ThrowsAsync<ModelException>(() => impatient.GetResponseAsync([]))).RetryAfter);
    }
}
