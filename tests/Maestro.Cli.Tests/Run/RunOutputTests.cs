using System.Text;
using Maestro.Cli.Run;
using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Results;
using Maestro.Testing;

namespace Maestro.Cli.Tests.Run;

public sealed class RunOutputTests
{
    private readonly MemoryStream stdout = new();
    private readonly MemoryStream stderr = new();

    [Fact]
    public async Task An_answer_streams_to_standard_output_and_progress_to_the_error_stream()
    {
        await Carry(Text, new StatusChanged("assistant", "Reading"), Token("Hel"), Token("lo \u001b[31mred"), new ResultProduced("assistant", new AssistantResult("Hello red")));
        Assert.Equal(("Hello red\n", "assistant: Reading\n"), (Said(stdout), Said(stderr)));
    }

    [Fact]
    public async Task Any_other_result_is_rendered_for_reading()
    {
        await Carry(Text, new Thinking("planner", "thinking aloud", ThinkingChannel.Answer), new ResultProduced("planner", new PlannerResult(EventExamples.Plan)));
        Assert.StartsWith("Plan: Add tokens", Said(stdout), StringComparison.Ordinal);
        Assert.Equal("", Said(stderr));
    }

    [Fact]
    public async Task A_failure_goes_to_the_error_stream_alone()
    {
        var end = await Carry(Text, Token("half"), new RunFailed("assistant", "No key.", ErrorKind.Authentication, "Set KEY."));
        Assert.Equal(("half\n", "assistant: failed: No key. Set KEY.\n", 5), (Said(stdout), Said(stderr), ExitCodes.Of(end!)));
    }

    [Fact]
    public async Task Json_lines_are_every_event_and_json_the_last()
    {
        await Carry(output => new JsonLinesOutput(output), Token("a"), new RunCancelled("assistant", "why"));
        Assert.Equal(2, Said(stdout).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        stdout.SetLength(0);
        await Carry(output => new JsonOutput(output, new ProgressLines(new Utf8Output(stderr), dim: false)), Token("a"), new RunCancelled("assistant", "why"));
        Assert.Contains("\"type\":\"cancelled\"", Assert.Single(Said(stdout).Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_pipe_ends_the_run_quietly()
    {
        var output = new Utf8Output(new ClosedPipe());
        var errors = new Utf8Output(stderr);
        var end = await RunPump.CarryAsync(Endless(), new JsonLinesOutput(output), output, errors, CancellationToken.None);
        Assert.Null(end);
        Assert.Equal("", Said(stderr));
    }

    [Fact]
    public async Task What_is_ready_is_flushed_before_the_output_waits()
    {
        var more = new TaskCompletionSource();
        var output = new Utf8Output(stdout);
        var errors = new Utf8Output(stderr);
        var carrying = RunPump.CarryAsync(Waiting(more.Task), Text(output), output, errors, CancellationToken.None);
        Assert.Equal("now", Said(stdout));
        more.SetResult();
        await carrying;
    }

    private async Task<AgentEvent?> Carry(Func<Utf8Output, IRunOutput> format, params AgentEvent[] events)
    {
        var output = new Utf8Output(stdout);
        return await RunPump.CarryAsync(events.Select(Envelope).ToAsyncEnumerable(), format(output), output, new Utf8Output(stderr), CancellationToken.None);
    }

    private TextOutput Text(Utf8Output output)
    {
        var errors = new Utf8Output(stderr);
        return new TextOutput(output, errors, new ProgressLines(errors, dim: false), 80, streamsThinking: false);
    }

    private static async IAsyncEnumerable<EventEnvelope> Waiting(Task more)
    {
        yield return Envelope(Token("now"));
        await more;
        yield return Envelope(new ResultProduced("assistant", new AssistantResult("now")));
    }

    private static async IAsyncEnumerable<EventEnvelope> Endless()
    {
        while (true)
        {
            await Task.Yield();
            yield return Envelope(Token("more"));
        }
    }

    private static Thinking Token(string text) => new("assistant", text, ThinkingChannel.Answer);

    private static EventEnvelope Envelope(AgentEvent e) => new(1, DateTimeOffset.UnixEpoch, "s", "r", null, e);

    private static string Said(MemoryStream stream) => Encoding.UTF8.GetString(stream.ToArray());

    private sealed class ClosedPipe : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}
