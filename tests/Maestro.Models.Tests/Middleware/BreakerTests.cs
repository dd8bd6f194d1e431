using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Models.Middleware;
using Maestro.Models.Middleware.Breaker;
using Maestro.Testing;
using Maestro.Testing.Server;

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

    [Fact]
    public async Task Another_pipeline_of_the_session_knows_what_failed_and_a_healthy_local_model_is_not_refused()
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Default = request => request.Path.StartsWith("/api/", StringComparison.Ordinal) ? new FakeReply("well") : new FakeStatus(503);
        var health = new ProviderHealth(TimeProvider.System);
        for (var i = 0; i < 3; i++)
            await new Conversation(server) { Health = health }.RunAsync("openai");
        var asked = server.Requests.Count;
        var refused = new Conversation(server) { Health = health };
        await refused.RunAsync("openai", "ollama");

        Assert.Equal(("well", asked + 1), (refused.Shown(), server.Requests.Count));
        Assert.StartsWith("has failed 5 times in a row", refused.Events.OfType<FailedOver>().Single().Reason);
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
