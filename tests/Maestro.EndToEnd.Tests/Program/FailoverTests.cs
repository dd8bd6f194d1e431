using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Program;

public sealed class FailoverTests : IDisposable
{
    private const string Plan =
        """
        {"goal":"Start","summary":"Two steps that need each other.","assumptions":[],"steps":[
        {"id":"s1","title":"Read how it starts","agent":"explorer","action":"Read main.py","files":["main.py"],"depends_on":[],"done_when":"It is known","risk":"low","confidence":0.9},
        {"id":"s2","title":"Let it start twice","agent":"refactorer","action":"Change main.py","files":["main.py"],"depends_on":["s1"],"done_when":"It runs","risk":"medium","confidence":0.7}],
        "risks":["None that is known"],"rollback":"git restore main.py","questions":["Why twice?"]}
        """;

    private readonly MaestroRun maestro = new();

    public FailoverTests() => maestro.Write("work/main.py", "def start():\n    return 1\n");

    public void Dispose() => maestro.Dispose();

    [Fact]
    public async Task A_failover_in_the_middle_of_a_plan_is_not_seen_in_the_plan_and_plays_back()
    {
        var whole = await RunAsync(new FakeReply(Plan));
        var broken = await RunAsync(
            new FakeReply(Plan[..250]) { Ending = FakeEnding.Missing }, new FakeStatus(401, "no"), new FakeReply(Plan[220..400]) { Delivery = Delivery.PerToken, Ending = FakeEnding.Error },
            new FakeReply(Plan[370..]));

        Assert.Contains("Let it start twice", whole.Stdout, StringComparison.Ordinal);
        Assert.Equal(whole.Stdout, broken.Stdout);
        Assert.Contains("openai failed (answered 401: no), going on with anthropic", broken.Stderr, StringComparison.Ordinal);
        var played = await maestro.RunAsync("replay", "a.tape", "--speed", "max", "--format", "text");
        Assert.Equal(broken.Stdout, played.Stdout);
    }

    private async Task<ProgramEnd> RunAsync(params FakeAnswer[] answers)
    {
        await using var server = await FakeModelServer.StartAsync(answers);
        var at = $$"""{ "base_url": "{{server.Address}}", "model": "m" }""";
        maestro.Write("config/maestro/settings.json", $$"""{ "provider": "openai", "failover": ["anthropic"], "providers": { "openai": {{at}}, "anthropic": {{at}} } }""");
        var end = await maestro.RunAsync("run", "plan that it starts twice", "--agent", "planner", "--record", "a.tape");
        Assert.True(end.ExitCode == 0, $"{end}");
        return end;
    }
}
