using System.Text.Json;
using static Maestro.Testing.Server.Wires.ReplyBody;

namespace Maestro.Testing.Server.Wires;

/// <summary>Gemini's Interactions API.</summary>
internal sealed class InteractionsWire : Wire
{
    private const string Signature = FakeReply.Signature + "I";

    public override string Error(int status, string message)
    {
        var name = status switch { 401 or 403 => "UNAUTHENTICATED", 429 => "RESOURCE_EXHAUSTED", 503 or 529 => "UNAVAILABLE", _ => "INTERNAL" };
        return $$$"""{"error":{"code":{{{status}}},"message":{{{Quote(message)}}},"status":"{{{name}}}"}}""";
    }

    public override string StreamError(string message) => $$$"""{"event_type":"error","error":{"code":"service_unavailable","message":{{{Quote(message)}}}}}""";

    public override string ModelList(IReadOnlyList<string> models) => $$"""{"models":[{{string.Join(',', models.Select(model => $$"""{"name":"models/{{model}}"}"""))}}]}""";

    public override string System(JsonElement request) => RequestCheck.Optional(request, "system_instruction") ?? "";

    public override string Prompt(JsonElement request) =>
        Items(request, "input").Where(step => Text(step, "type") == "user_input").Select(step => Text(step, "content")).LastOrDefault(text => text.Length > 0) ?? "";

    public override IReadOnlyList<string> ToolResults(JsonElement request) =>
        [.. Items(request, "input").Where(step => Text(step, "type") == "function_result").Select(step => Text(step, "result"))];

    public override IReadOnlyList<string> Tools(JsonElement request) => [.. Items(request, "tools").Select(tool => tool.GetProperty("name").GetString()!)];

    public override string? Complaint(JsonElement request) => RequestCheck.Complaint([.. Flat(request, "function_call", "function_result", "id", "signature")], Signature);

    protected override RenderedReply Render(FakeReply reply)
    {
        var body = new ReplyBody();
        body.AddEvent($$$"""{"event_type":"interaction.created","interaction":{"id":"i1","model":"{{{reply.Model}}}","status":"in_progress"}}""");
        var step = 0;
        if (reply.Reasoning.Count > 0)
        {
            AddStep(body, step++, """{"type":"thought"}""",
                [.. reply.Reasoning.Select(token => $$$"""{"type":"thought_summary","content":{"type":"text","text":{{{Quote(token)}}}}}"""), $$"""{"type":"thought_signature","signature":"{{Signature}}"}"""]);
        }

        if (reply.Text.Count > 0)
            AddStep(body, step++, """{"type":"model_output"}""", [.. reply.Text.Select(token => $$"""{"type":"text","text":{{Quote(token)}}}""")]);
        foreach (var call in reply.ToolCalls)
        {
            var half = call.Arguments.Length / 2;
            AddStep(body, step++, $$$"""{"type":"function_call","id":"{{{call.Id}}}","name":"{{{call.Name}}}","arguments":{},"signature":"{{{Signature}}}"}""",
                [.. new[] { call.Arguments[..half], call.Arguments[half..] }.Select(piece => $$"""{"type":"arguments_delta","arguments":{{Quote(piece)}}}""")]);
        }

        End(body, reply);
        return body.ToReply();
    }

    private static void AddStep(ReplyBody body, int index, string step, IReadOnlyList<string> deltas)
    {
        body.AddEvent($$"""{"event_type":"step.start","index":{{index}},"step":{{step}}}""");
        foreach (var delta in deltas)
            body.AddEvent($$"""{"event_type":"step.delta","index":{{index}},"delta":{{delta}}}""");
        body.AddEvent($$"""{"event_type":"step.stop","index":{{index}}}""");
    }

    private void End(ReplyBody body, FakeReply reply)
    {
        switch (reply.Ending)
        {
            case FakeEnding.Missing:
                return;
            case FakeEnding.Error:
                body.AddEvent(StreamError("The fake server broke off"));
                return;
            case FakeEnding.Malformed:
                body.AddEvent("""{"event_type":"step.""");
                return;
            case FakeEnding.Refused:
                body.AddEvent("""{"event_type":"error","error":{"code":"safety","message":"The fake server refuses"}}""");
                return;
            default:
                var status = reply.Ending is FakeEnding.Length ? "incomplete" : reply.ToolCalls.Count > 0 ? "requires_action" : "completed";
                var usage = reply.Usage is { } used ? $$$""","usage":{"total_input_tokens":{{{used.Input}}},"total_output_tokens":{{{used.Output}}},"total_tokens":{{{used.Input + used.Output}}}}""" : "";
                body.AddEvent($$$"""{"event_type":"interaction.completed","interaction":{"id":"i1","status":"{{{status}}}"{{{usage}}}}}""");
                return;
        }
    }
}
