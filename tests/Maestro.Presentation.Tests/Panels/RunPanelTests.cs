using System.Text.Json;
using CsCheck;
using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Results;
using Maestro.Presentation.Panels;
using Maestro.Presentation.Panels.Blocks;
using Maestro.Testing;

namespace Maestro.Presentation.Tests.Panels;

public sealed class RunPanelTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Const("word "), Gen.Const("two\nlines"), Gen.Const("日本 👩‍👩‍👧 "), Gen.Const("\u001b[31mred"), Gen.Const("\n```json\n{}"), Gen.Const("\t"), Gen.String[0, 6]);

    /// <summary>A reply as it streams: its tokens, then the whole of it or the part that had arrived.</summary>
    private static readonly Gen<AgentEvent[]> Reply = Gen.Select(
        Gen.Select(Text, Gen.Bool).Array[0, 8], Gen.Bool, AgentEvent[] (tokens, isWhole) =>
        {
            AgentEvent[] pieces = [.. tokens.Select(token => new Thinking("planner", token.Item1, token.Item2 ? ThinkingChannel.Answer : ThinkingChannel.Reasoning))];
            var answer = string.Concat(tokens.Where(token => token.Item2).Select(token => token.Item1));
            var reasoning = string.Concat(tokens.Where(token => !token.Item2).Select(token => token.Item1));
            return [.. pieces, isWhole ? new MessageCompleted("planner", answer, reasoning, "m", []) : new MessageInterrupted("planner", answer, "the connection was cut")];
        });

    private static readonly Gen<AgentEvent[]> Command = Gen.Select(Gen.Int[0, 3], Text.Array[0, 30], Gen.Bool, (call, output, ends) =>
        new AgentEvent[] { new CommandStarted("planner", $"c{call}", "run_command", default, "$ dotnet test") }
            .Concat(output.Select(text => new CommandOutput("planner", $"c{call}", text)))
            .Concat(ends ? [new CommandDone("planner", $"c{call}", string.Concat(output), false, 0, 1200)] : []).ToArray());

    private static readonly Gen<AgentEvent[]> Runs = Gen.Select(
        Gen.OneOf(Reply, Command, Example(isTerminal: false).Select(e => new[] { e })).Array[0, 10],
        Example(isTerminal: true),
        (parts, end) => (AgentEvent[])[.. parts.SelectMany(part => part), end]);

    [Fact]
    public void An_exit_code_is_said_once()
    {
        var block = new CommandBlock("$ ls", showsOutput: true);
        block.End(new CommandDone("executor", "c", "a.cs\n(exit code 0)", false, 0, 20));
        Assert.Equal("✓ $ ls\n  a.cs\n  exit code 0, 0.0 s", block.Text(40));
    }

    [Theory]
    [InlineData("planner", null)]
    [InlineData("assistant", "Report")]
    public void A_reply_that_is_data_is_readable_while_it_comes_and_then_shown_as_the_result(string agent, string? schema)
    {
        var blocks = new List<PanelBlock>();
        var panel = new RunPanel("r", blocks, new PanelFolds());
        AgentEvent[] events = [new RunStarted(agent, "go", "/w", "openai", "m") { Schema = schema }, new Thinking(agent, "{\"goal\": \"Add to", ThinkingChannel.Answer)];
        foreach (var e in events)
            panel.Apply(new EventEnvelope(1, Start, "s", "r", null, e));
        Assert.Contains("goal: Add to", Shown(), StringComparison.Ordinal);
        Assert.DoesNotContain("{", Shown(), StringComparison.Ordinal);

        panel.Apply(new EventEnvelope(1, Start, "s", "r", null, new MessageCompleted(agent, "{\"goal\": \"Add tokens\"}", null, "m", [])));
        Assert.DoesNotContain("goal", Shown(), StringComparison.Ordinal);
        panel.Apply(new EventEnvelope(1, Start, "s", "r", null, new ResultProduced(agent, new OwnResult("Report", JsonElement.Parse("{\"goal\": \"Add tokens\"}")))));
        Assert.Contains("goal: Add tokens", Shown(), StringComparison.Ordinal);

        string Shown() => string.Join('\n', blocks.Select(block => block.Text(60)));
    }

    [Fact]
    public void An_explanation_goes_on_behind_code()
    {
        var blocks = new List<PanelBlock>();
        var panel = new RunPanel("r", blocks, new PanelFolds());
        panel.Apply(new EventEnvelope(1, Start, "s", "r", null, new MessageCompleted("explorer", "`a.cs` is it.\n\n```csharp\nclass A;\n```\nThat is all.", null, "m", [])));
        Assert.Contains("That is all.", string.Join('\n', blocks.Select(block => block.Text(60))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_read_from_the_log_looks_like_the_live_one() => Gen.Select(Runs, Gen.Int[10, 100]).Sample((events, width) =>
    {
        var (live, shown) = Fold(events);
        var (replayed, shownAgain) = Fold(events.Where(e => e.IsStored));
        Assert.Equal(TextOf(shown, width), TextOf(shownAgain, width));
        Assert.Equal((live.Agent, live.State, live.Request, live.Approvals.Count), (replayed.Agent, replayed.State, replayed.Request, replayed.Approvals.Count));
    });

    [Fact]
    public void No_line_holds_a_control_code_or_is_wider_than_the_panel() => Gen.Select(Runs, Gen.Int[40, 100]).Sample((events, width) =>
    {
        var blocks = new List<PanelBlock>();
        var panel = new RunPanel("r", blocks, new PanelFolds());
        foreach (var e in events.Where(e => e is not ResultProduced))
        {
            panel.Apply(Envelope(e));
            foreach (var line in blocks.SelectMany(block => Enumerable.Range(0, block.LineCount(width)).Select(i => block.Line(i, width))))
            {
                Assert.DoesNotContain(line.Text, char.IsControl);
                Assert.InRange(Presentation.Text.CellWidth.Of(line.Text), 0, width);
            }
        }
    });

    [Fact]
    public void Every_event_has_a_place_and_the_states_follow_what_the_run_does()
    {
        var panel = new RunPanel("r", [], new PanelFolds());
        var states = EventExamples.All.Where(e => !e.IsTerminal).Select(e =>
        {
            panel.Apply(Envelope(e));
            return $"{e.GetType().Name,-20}{panel.State}";
        }).ToList();
        Golden.Matches("states", string.Join('\n', states) + "\n");
    }

    [Fact]
    public void A_question_waits_until_it_is_answered_or_the_run_ends()
    {
        var panel = new RunPanel("r", [], new PanelFolds());
        panel.Apply(Envelope(new ApprovalRequested("executor", "a1", "c1", "$ dotnet test", "it runs a program", ["once", "session", "always Bash(dotnet test *)", "deny"])));
        Assert.Equal(("a1", "Bash(dotnet test *)"), (panel.Approvals[0].ApprovalId, panel.Approvals[0].Always));
        panel.Apply(Envelope(new RunCancelled("executor", "cancelled by the user")));
        Assert.Empty(panel.Approvals);
        Assert.True(panel.IsOver);
    }

    [Fact]
    public void A_result_is_shown_once_and_never_as_data()
    {
        var (_, blocks) = Fold([new MessageCompleted("planner", "Here it is.\n```json\n{\"steps\":[]}\n```", null, "m", []), new ResultProduced("planner", new PlannerResult(EventExamples.Plan))]);
        var text = TextOf(blocks, 80);
        Assert.Contains("Here it is.", text, StringComparison.Ordinal);
        Assert.Contains("Add the type", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_shows_its_hint() =>
        Assert.Contains("Set OPENAI_API_KEY", TextOf(Fold([new RunFailed("planner", "No key", ErrorKind.Authentication, "Set OPENAI_API_KEY")]).Blocks, 60), StringComparison.Ordinal);

    private static Gen<AgentEvent> Example(bool isTerminal)
    {
        var examples = EventExamples.All.Where(e => e.IsTerminal == isTerminal && e is not Thinking).ToArray();
        return Gen.Int[0, examples.Length - 1].Select(i => examples[i]);
    }

    private static (RunPanel Run, List<PanelBlock> Blocks) Fold(IEnumerable<AgentEvent> events)
    {
        var blocks = new List<PanelBlock>();
        var panel = new RunPanel("r", blocks, new PanelFolds());
        foreach (var e in events)
            panel.Apply(Envelope(e));
        return (panel, blocks);
    }

    private static EventEnvelope Envelope(AgentEvent e) => new(1, Start, "s", "r", null, e);

    private static string TextOf(List<PanelBlock> blocks, int width) => string.Join('\n', blocks.Select(block => block.Text(width)));
}
