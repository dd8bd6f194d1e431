using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Program;

public sealed class TapeTests : IDisposable
{
    private const string Key = "sk-proj-aB3dE5fG7hJ9kL2mN4pQ6rS8";
    private readonly MaestroRun maestro = new();

    public void Dispose() => maestro.Dispose();

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    [InlineData("ollama")]
    public async Task A_recorded_run_plays_back_and_runs_anew_with_the_network_off(string provider)
    {
        var reply = new FakeReply("Hello", " żółw ", "sk-proj-aB3d", "E5fG7hJ9kL2mN4pQ6rS8", " end") { Reasoning = ["hm "], Delivery = Delivery.InPiecesOf(7) };
        ProgramEnd recorded;
        await using (var server = await FakeModelServer.StartAsync(reply))
        {
            maestro.Environment["OPENAI_API_KEY"] = maestro.Environment["ANTHROPIC_API_KEY"] = maestro.Environment["GEMINI_API_KEY"] = Key;
            recorded = await maestro.RunAsync("run", "hello", "--agent", "assistant", "--provider", provider, "--base-url", server.Address, "--model", "m", "--record", "a.tape");
            Assert.True(recorded.ExitCode == 0, $"{recorded}");
        }

        var tape = await File.ReadAllTextAsync(Path.Combine(maestro.Folder, "a.tape"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("aB3d", tape, StringComparison.Ordinal);
        Assert.DoesNotContain("kL2mN4pQ6", tape, StringComparison.Ordinal);
        Assert.Contains("żółw", tape, StringComparison.Ordinal);

        var masked = recorded.Stdout.Replace(Key, new string('*', Key.Length), StringComparison.Ordinal);
        var played = await maestro.RunAsync("replay", "a.tape", "--speed", "max", "--format", "text");
        Assert.Equal((0, masked), (played.ExitCode, played.Stdout));
        var anew = await maestro.RunAsync("run", "hello", "--agent", "assistant", "--provider", "tape", "--tape", "a.tape");
        Assert.True(anew.ExitCode == 0, $"{anew}");
        Assert.Equal(masked, anew.Stdout);
    }

    [Fact]
    public async Task A_reply_that_was_cut_is_cut_again()
    {
        ProgramEnd recorded;
        await using (var server = await FakeModelServer.StartAsync(FakeReply.OfTokens(40) with { Delivery = Delivery.Cut(900) }))
        {
            server.Default = _ => FakeReply.OfTokens(40) with { Delivery = Delivery.Cut(900) };
            recorded = await maestro.RunAsync("run", "hello", "--agent", "assistant", "--provider", "openai", "--base-url", server.Address, "--model", "m", "--record", "a.tape");
        }

        var anew = await maestro.RunAsync("run", "hello", "--agent", "assistant", "--tape", "a.tape");
        Assert.Equal((recorded.ExitCode, recorded.Stdout), (anew.ExitCode, anew.Stdout));
        Assert.NotEqual(0, anew.ExitCode);
    }

    [Fact]
    public async Task The_events_of_a_tape_are_those_of_the_run()
    {
        maestro.Write("work/main.py", "def start():\n    return 1\n");
        var live = await maestro.RunAsync("run", "where is start", "--format", "jsonl", "--record", "a.tape");
        var played = await maestro.RunAsync("replay", "a.tape", "--speed", "max", "--format", "jsonl");
        Assert.Equal(live.Stdout, played.Stdout);
    }

    [Theory]
    [InlineData("{\"type\":\"tape\",\"version\":2}\n", "bad.tape:1: the tape has version 2, this program reads up to 1")]
    [InlineData("{\"type\":\"tape\",\"version\":1}\nno json\n{}\n", "bad.tape:2:2: this is no line of a tape")]
    [InlineData("{\"type\":\"tape\",\"version\":1}\n", "holds nothing to play")]
    [InlineData("", "holds nothing to play")]
    public async Task A_damaged_tape_says_where(string text, string expected)
    {
        maestro.Write("work/bad.tape", text);
        var end = await maestro.RunAsync("replay", "bad.tape");
        Assert.Equal(2, end.ExitCode);
        Assert.Contains(expected, end.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_setting_records_every_run_into_a_folder()
    {
        maestro.Write("config/maestro/settings.json", """{"record":"~/tapes"}""");
        await maestro.RunAsync("run", "where is start");
        Assert.Single(Directory.GetFiles(Path.Combine(maestro.Home, "tapes"), "*.tape.jsonl"));
    }
}
