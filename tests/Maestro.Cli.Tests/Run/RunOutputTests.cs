using System.Runtime.CompilerServices;
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
    public async Task A_result_in_a_form_of_ones_own_is_rendered_and_its_reply_is_not_data_on_standard_output()
    {
        await Carry(
            Text, new RunStarted("assistant", "go", "/w", "openai", "m") { Schema = "Report" }, Token("I looked.\n\n{\"risk\":\"low\"}"),
            new ResultProduced("assistant", new OwnResult("Report", System.Text.Json.JsonElement.Parse("{\"risk\":\"low\"}"))));
        Assert.Equal("risk: low\n", Said(stdout));
    }

    [Fact]
    public async Task Where_a_reply_broke_off_and_went_on_cannot_be_seen_in_a_pipe()
    {
        await Carry(
            Text, Token("Hel"), new Retrying("assistant", "openai", 2, 0, "cut"), Token("lo w"), new FailedOver("assistant", "openai", "gemini", "cut"), Token("orld"),
            new ResultProduced("assistant", new AssistantResult("Hello world")));
        Assert.Equal("Hello world\n", Said(stdout));
        Assert.Equal("assistant: openai: cut; attempt 2 in 0 s\nassistant: openai failed (cut), going on with gemini\n", Said(stderr));
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
        using var stop = new CancellationTokenSource();
        var end = await new RunPump(output, errors).CarryAsync(UntilStopped(stop.Token), new JsonLinesOutput(output), stop.Cancel, CancellationToken.None);
        Assert.Null(end);
        Assert.Equal("", Said(stderr));
        Assert.Null(output.Failure);
    }

    [Fact]
    public void Output_that_cannot_be_written_is_a_failure()
    {
        var output = new Utf8Output(new ClosedPipe(28));
        output.Write("x");
        output.Flush();
        Assert.True(output.IsClosed);
        Assert.Equal("it failed", output.Failure);
    }

    [Fact]
    public async Task Where_one_terminal_shows_both_streams_the_output_of_a_command_is_shown_once()
    {
        var ran = new ExecutorResult("ls", 0, "a.txt\n", "", 5, "It succeeded with one line of output.", []);
        AgentEvent[] events =
        [
            new CommandOutput("executor", "c1", "a.txt\n"), new CommandDone("executor", "c1", "a.txt", false, 0, 5), new ResultProduced("executor", ran),
        ];
        await Carry(output => Text(output, isTerminal: true), events);
        Assert.DoesNotContain("a.txt", Said(stdout), StringComparison.Ordinal);
        Assert.Contains("a.txt", Said(stderr), StringComparison.Ordinal);
        stdout.SetLength(0);
        await Carry(Text, events);
        Assert.Contains("a.txt", Said(stdout), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_one_terminal_shows_both_streams_everything_comes_in_its_order_and_once()
    {
        var output = new Utf8Output(stdout);
        var found = new ExplorerResult([], [], "Nothing matches.");
        AgentEvent[] events =
        [
            new StatusChanged("explorer", "Reading"), new Thinking("explorer", "Nothing matches.\n", ThinkingChannel.Answer), new ResultProduced("explorer", found),
        ];
        await new RunPump(output).CarryAsync(
            events.Select(Envelope).ToAsyncEnumerable(), Text(output, isTerminal: true, new Utf8Output(stdout)), () => { }, CancellationToken.None);
        Assert.Equal("explorer: Reading\nNothing matches.\nNo files were found.\n", Said(stdout));
    }

    [Fact]
    public async Task A_question_is_no_line_of_progress()
    {
        var question = new ApprovalRequested("executor", "a1", "c1", "$ rm x", "it deletes", ["once", "deny"]);
        await Carry(output => new JsonOutput(output, new ProgressLines(new Utf8Output(stderr), dim: false)), question, new RunCancelled("executor", "why"));
        Assert.DoesNotContain("rm x", Said(stderr), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_ready_is_flushed_before_the_output_waits()
    {
        var more = new TaskCompletionSource();
        var output = new Utf8Output(stdout);
        var errors = new Utf8Output(stderr);
        var carrying = new RunPump(output, errors).CarryAsync(Waiting(more.Task), Text(output), () => { }, CancellationToken.None);
        Assert.Equal("now", Said(stdout));
        more.SetResult();
        await carrying;
    }

    private async Task<AgentEvent?> Carry(Func<Utf8Output, IRunOutput> format, params AgentEvent[] events)
    {
        var output = new Utf8Output(stdout);
        return await new RunPump(output).CarryAsync(events.Select(Envelope).ToAsyncEnumerable(), format(output), () => { }, CancellationToken.None);
    }

    private TextOutput Text(Utf8Output output) => Text(output, isTerminal: false);

    private TextOutput Text(Utf8Output output, bool isTerminal, Utf8Output? errors = null)
    {
        errors ??= new Utf8Output(stderr);
        var surroundings = new Surroundings(output, errors, () => TextReader.Null, name => name is "COLUMNS" ? "80" : null, "/", TimeProvider.System)
        {
            OutputIsTerminal = isTerminal,
            ErrorsIsTerminal = isTerminal,
        };
        return new TextOutput(surroundings, new ProgressLines(errors, dim: false));
    }

    private static async IAsyncEnumerable<EventEnvelope> Waiting(Task more)
    {
        yield return Envelope(Token("now"));
        await more;
        yield return Envelope(new ResultProduced("assistant", new AssistantResult("now")));
    }

    private static async IAsyncEnumerable<EventEnvelope> UntilStopped([EnumeratorCancellation] CancellationToken stopped)
    {
        while (!stopped.IsCancellationRequested)
        {
            await Task.Yield();
            yield return Envelope(Token("more"));
        }

        yield return Envelope(new RunCancelled("assistant", "stopped"));
    }

    private static Thinking Token(string text) => new("assistant", text, ThinkingChannel.Answer);

    private static EventEnvelope Envelope(AgentEvent e) => new(1, DateTimeOffset.UnixEpoch, "s", "r", null, e);

    private static string Said(MemoryStream stream) => Encoding.UTF8.GetString(stream.ToArray());

    private sealed class ClosedPipe(int error = StandardStream.BrokenPipe) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("it failed", error);
    }
}
