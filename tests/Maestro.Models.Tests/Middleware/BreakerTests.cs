using Maestro.Core.Models;
using Maestro.Models.Middleware.Breaker;
using Maestro.Testing;

namespace Maestro.Models.Tests.Middleware;

public sealed class BreakerTests
{
    private readonly FakeTime time = new();

    [Fact]
    public async Task After_five_failures_nobody_is_asked_until_one_call_tries()
    {
        var circuit = new Circuit(time);
        var inner = new FakeChatClient([.. Enumerable.Repeat<IReadOnlyList<object>>([new FakeFailure(new ModelException(ErrorKind.Overloaded, "busy"))], 6), ["ok"], ["ok"]]);
        for (var i = 0; i < Circuit.FailuresToOpen; i++)
            Assert.Equal("busy", (await FailureAsync(inner, circuit))?.Message);
        var refused = await FailureAsync(inner, circuit);
        Assert.Equal((ErrorKind.Overloaded, TimeSpan.FromSeconds(15), 5), (refused!.Kind, refused.RetryAfter, inner.Requests.Count));

        time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("busy", (await FailureAsync(inner, circuit))?.Message);
        Assert.NotEqual("busy", (await FailureAsync(inner, circuit))?.Message);
        time.Advance(TimeSpan.FromSeconds(15));
        Assert.Null(await FailureAsync(inner, circuit));
        Assert.Null(await FailureAsync(inner, circuit));
    }

    [Fact]
    public async Task A_wrong_key_opens_no_circuit()
    {
        var circuit = new Circuit(time);
        var inner = new FakeChatClient([.. Enumerable.Repeat<IReadOnlyList<object>>([new FakeFailure(new ModelException(ErrorKind.Authentication, "no"))], 9)]);
        for (var i = 0; i < 9; i++)
            Assert.Equal("no", (await FailureAsync(inner, circuit))?.Message);
    }

    private static async Task<ModelException?> FailureAsync(FakeChatClient inner, Circuit circuit)
    {
        try
        {
            await new CircuitBreakerClient(inner, Wire.Options("openai"), circuit).GetResponseAsync([]);
            return null;
        }
        catch (ModelException failure)
        {
            return failure;
        }
    }
}
