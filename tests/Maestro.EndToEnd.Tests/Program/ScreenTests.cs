namespace Maestro.EndToEnd.Tests.Program;

public sealed class ScreenTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly MaestroRun maestro = new();

    public void Dispose() => maestro.Dispose();

    [Fact]
    public async Task What_happens_on_the_screen_is_recorded()
    {
        maestro.Environment["TERM"] = "xterm-256color";
        using var terminal = maestro.StartOnTerminal("--record", "tape.jsonl", "hello");
        Assert.True(await terminal.ReadUntilAsync("No model is configured", TestContext.Current.CancellationToken).WaitAsync(Limit), terminal.Output);
        terminal.Type("/quit\r");
        Assert.Equal(0, (await terminal.EndAsync(TestContext.Current.CancellationToken).WaitAsync(Limit)).ExitCode);
        var recorded = await File.ReadAllLinesAsync(Path.Combine(maestro.Folder, "tape.jsonl"), TestContext.Current.CancellationToken);
        Assert.Contains("\"type\":\"run_started\"", recorded[1], StringComparison.Ordinal);
        Assert.Contains("\"type\":\"result\"", recorded[^1], StringComparison.Ordinal);
    }
}
