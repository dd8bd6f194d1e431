using System.Buffers;
using System.Text;
using System.Text.Json;
using Maestro.Core.Events;
using Maestro.Core.Json;
using Maestro.Core.Results;
using Maestro.Testing;

namespace Maestro.Core.Tests.Json;

public sealed class EventJsonTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 10, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public void Every_event_comes_back_as_it_was_written()
    {
        Assert.Equal(EventTypes.All.Keys.ToHashSet(), EventExamples.All.Select(e => e.GetType()).ToHashSet());
        foreach (var e in EventExamples.All)
        {
            var line = Line(e);
            var read = EventJson.Read(Encoding.UTF8.GetBytes(line));
            Assert.NotNull(read);
            Assert.Equal(e.GetType(), read.Event.GetType());
            Assert.Equal(line, Line(read.Event));
            Assert.Equal(e.Agent, read.Event.Agent);
        }
    }

    [Theory]
    [InlineData(1, """{"seq":12,"at":"2026-11-23T10:00:00.123Z","session":"s_1","run":"r_1","parent":null,"agent":"planner","type":"routed","data":{"agent":"planner","reason":"it asks for a plan","confidence":0.9,"candidates":[{"agent":"planner","score":0.9}]}}""")]
    [InlineData(2, """{"seq":12,"at":"2026-11-23T10:00:00.123Z","session":"s_1","run":"r_1","parent":null,"agent":"planner","type":"status","data":{"message":"Reading 12 files"}}""")]
    [InlineData(3, """{"seq":12,"at":"2026-11-23T10:00:00.123Z","session":"s_1","run":"r_1","parent":null,"agent":"planner","type":"thinking","data":{"text":"First","channel":"reasoning"}}""")]
    [InlineData(12, """{"seq":12,"at":"2026-11-23T10:00:00.123Z","session":"s_1","run":"r_1","parent":null,"agent":"planner","type":"approval_resolved","data":{"approval_id":"a1","decision":"deny","by":"policy"}}""")]
    [InlineData(13, """{"seq":12,"at":"2026-11-23T10:00:00.123Z","session":"s_1","run":"r_1","parent":null,"agent":"planner","type":"file","data":{"path":"src/Token.cs","change":"modified","added":3,"removed":1}}""")]
    [InlineData(15, """{"seq":12,"at":"2026-11-23T10:00:00.123Z","session":"s_1","run":"r_1","parent":null,"agent":"planner","type":"step_started","data":{"agent":"planner","step_id":"s1","run":"r_2"}}""")]
    [InlineData(16, """{"seq":12,"at":"2026-11-23T10:00:00.123Z","session":"s_1","run":"r_1","parent":null,"agent":"planner","type":"step_done","data":{"agent":"planner","step_id":"s1","run":"r_2","succeeded":true}}""")]
    [InlineData(19, """{"seq":12,"at":"2026-11-23T10:00:00.123Z","session":"s_1","run":"r_1","parent":null,"agent":"planner","type":"error","data":{"error":"No key","kind":"authentication","hint":"Set OPENAI_API_KEY","trace_id":"t_1"}}""")]
    public void Events_have_the_form_that_other_programs_read(int example, string line) => Assert.Equal(line, Line(EventExamples.All[example]));

    [Fact]
    public void A_result_in_a_form_of_ones_own_comes_back_as_it_was_written()
    {
        AgentEvent[] events =
        [
            new RunStarted("assistant", "go", "/w", "openai", "m") { Schema = "Report" },
            new ResultProduced("assistant", new OwnResult("Report", JsonElement.Parse("""{"answer":{"risk":"low"}}"""))),
        ];
        foreach (var e in events)
            Assert.Equal(Line(e), Line(EventJson.Read(Encoding.UTF8.GetBytes(Line(e)))!.Event));
        Assert.EndsWith("""
            "data":{"success":true,"data":{"answer":{"risk":"low"}},"reasoning":null,"schema":"Report"}}
            """, Line(events[1]), StringComparison.Ordinal);
        Assert.DoesNotContain("schema", Line(EventExamples.All[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_has_the_fields_of_the_contract()
    {
        using var json = JsonDocument.Parse(Line(EventExamples.All.OfType<ResultProduced>().Single()));
        var result = json.RootElement.GetProperty("data");
        Assert.True(result.GetProperty("success").GetBoolean());
        var plan = result.GetProperty("data").GetProperty("plan");
        foreach (var field in (string[])["goal", "summary", "assumptions", "steps", "stages", "critical_path", "risks", "rollback", "questions"])
            Assert.True(plan.TryGetProperty(field, out _), field);
        foreach (var field in (string[])["id", "title", "agent", "action", "files", "depends_on", "done_when", "risk", "confidence"])
            Assert.True(plan.GetProperty("steps")[0].TryGetProperty(field, out _), field);
    }

    [Fact]
    public void An_unknown_type_is_ignored_and_an_unknown_field_too()
    {
        Assert.Null(EventJson.Read("""{"seq":1,"at":"2026-11-23T10:00:00.123Z","session":"s","run":"r","parent":null,"agent":"x","type":"later","data":{}}"""u8));
        var read = EventJson.Read("""{"seq":1,"at":"2026-11-23T10:00:00.123Z","session":"s","run":"r","parent":null,"agent":"x","type":"status","data":{"message":"m","more":1},"extra":2}"""u8);
        Assert.Equal(new StatusChanged("x", "m"), read?.Event);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"seq\":\"x\"}")]
    [InlineData("not json")]
    public void A_line_that_is_no_event_is_said_to_be_none(string line) =>
        Assert.ThrowsAny<JsonException>(() => EventJson.Read(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void Control_codes_are_escaped()
    {
        var line = Line(new Thinking("x", "a\u001b[31m\u009b\u0007\n", ThinkingChannel.Answer));
        Assert.DoesNotContain(line, char.IsControl);
    }

    private static string Line(AgentEvent e)
    {
        var buffer = new ArrayBufferWriter<byte>();
        EventJson.Write(buffer, new EventEnvelope(12, At, "s_1", "r_1", null, e));
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
