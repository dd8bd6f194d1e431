using System.Text;
using Maestro.Core.Models;
using Maestro.Testing;

namespace Maestro.Models.Tests.Http;

public sealed class TimeoutTests
{
    private const string Token = """{"model":"m","choices":[{"delta":{"content":"a"}}]}""";

    [Fact]
    public async Task A_server_that_never_answers_is_left_after_the_first_token_limit()
    {
        var time = new FakeTime();
        var reading = Wire.ReadAsync(Wire.Options("openai"), new ScriptedHandler(new ScriptedAnswer([]) { Stalls = true }), time);
        time.Advance(TimeSpan.FromSeconds(179));
        Assert.False(reading.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        var reply = await reading;
        Assert.Equal(ErrorKind.Timeout, reply.Failure?.Kind);
        Assert.Contains("no token within 180 s", reply.Failure?.Message);
    }

    [Fact]
    public async Task A_reply_that_goes_silent_is_left_after_the_idle_limit_with_its_text()
    {
        var time = new FakeTime();
        var reading = Wire.ReadAsync(Wire.Options("openai"), new ScriptedHandler(ScriptedAnswer.Of(Wire.Events(Token)) with { Stalls = true }), time);
        time.Advance(TimeSpan.FromSeconds(89));
        Assert.False(reading.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        var reply = await reading;
        Assert.Equal(("a", ErrorKind.Timeout), (reply.Text, reply.Failure?.Kind));
        Assert.Contains("no token for 90 s", reply.Failure?.Message);
    }

    [Fact]
    public async Task Comments_keep_a_slow_reply_alive()
    {
        var time = new FakeTime();
        var answer = ScriptedAnswer.Of(Wire.Events(Token), ": ping\n\n", ": ping\n\n", Encoding.UTF8.GetString(Wire.Ok("openai", "b").Pieces[0]));
        var reply = await Wire.ReadAsync(
            Wire.Options("openai"), new ScriptedHandler(answer with { Between = () => time.Advance(TimeSpan.FromSeconds(80)) }), time);

        Assert.Equal("ab", reply.Text);
    }

    [Fact]
    public async Task A_finished_reply_does_not_wait_for_a_connection_that_stays_open()
    {
        var time = new FakeTime();
        var answer = ScriptedAnswer.Of(Wire.Events("""{"model":"m","choices":[{"delta":{"content":"all"},"finish_reason":"stop"}]}""")) with { Stalls = true };
        var reading = Wire.ReadAsync(Wire.Options("openai"), new ScriptedHandler(answer), time);
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(("all", null), ((await reading).Text, (await reading).Failure));
    }

    [Fact]
    public async Task Cancelling_is_no_failure_of_the_provider()
    {
        using var cancel = new CancellationTokenSource();
        var reading = Wire.ReadAsync(
            Wire.Options("openai"), new ScriptedHandler(ScriptedAnswer.Of(Wire.Events(Token)) with { Stalls = true }), cancellationToken: cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }
}
