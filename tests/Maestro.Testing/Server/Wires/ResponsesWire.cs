using System.Text.Json;
using static Maestro.Testing.Server.Wires.ReplyBody;

namespace Maestro.Testing.Server.Wires;

/// <summary>OpenAI's Responses API.</summary>
internal sealed class ResponsesWire : Wire
{
    private const string Signature = FakeReply.Signature + "R";

    public override string Error(int status, string message) =>
        $$$"""{"error":{"message":{{{Quote(message)}}},"type":"{{{(status == 401 ? "authentication_error" : "fake_error")}}}","param":null,"code":null}}""";

    public override string StreamError(string message) => $$"""{"type":"error","code":"server_error","message":{{Quote(message)}},"sequence_number":9}""";

    public override string System(JsonElement request) => RequestCheck.Optional(request, "instructions") ?? "";

    public override string Prompt(JsonElement request) =>
        Items(request, "input").Where(item => Role(item) == "user").Select(item => Text(item, "content")).LastOrDefault(text => text.Length > 0) ?? "";

    public override IReadOnlyList<string> ToolResults(JsonElement request) =>
        [.. Items(request, "input").Where(item => Text(item, "type") == "function_call_output").Select(item => Text(item, "output"))];

    public override IReadOnlyList<string> Tools(JsonElement request) => [.. Items(request, "tools").Select(tool => tool.GetProperty("name").GetString()!)];

    public override string? Complaint(JsonElement request) => RequestCheck.Complaint([.. Flat(request, "function_call", "function_call_output", "call_id", "encrypted_content")], Signature);

    protected override RenderedReply Render(FakeReply reply)
    {
        var body = new ReplyBody();
        body.AddEvent($$$"""{"type":"response.created","response":{"id":"resp_1","object":"response","status":"in_progress","model":"{{{reply.Model}}}","output":[]}}""");
        foreach (var token in reply.Reasoning)
            body.AddEvent($$"""{"type":"response.reasoning_summary_text.delta","summary_index":0,"delta":{{Quote(token)}}}""");
        if (reply.Reasoning.Count > 0)
            body.AddEvent($$$"""{"type":"response.output_item.done","item":{"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":{{{Quote(string.Concat(reply.Reasoning))}}}}],"encrypted_content":"{{{Signature}}}"}}""");
        foreach (var token in reply.Text)
            body.AddEvent($$"""{"type":"response.output_text.delta","content_index":0,"delta":{{Quote(token)}}}""");
        if (reply.Text.Count > 0)
            body.AddEvent($$$"""{"type":"response.output_item.done","item":{"type":"message","id":"msg_1","role":"assistant","content":[{"type":"output_text","text":{{{Quote(string.Concat(reply.Text))}}}}]}}""");
        foreach (var call in reply.ToolCalls)
            AddCall(body, call);
        End(body, reply);
        return body.ToReply();
    }

    private static void AddCall(ReplyBody body, FakeToolCall call)
    {
        var half = call.Arguments.Length / 2;
        foreach (var piece in new[] { call.Arguments[..half], call.Arguments[half..] })
            body.AddEvent($$"""{"type":"response.function_call_arguments.delta","item_id":"fc_1","delta":{{Quote(piece)}}}""");
        body.AddEvent($$$"""{"type":"response.output_item.done","item":{"type":"function_call","id":"fc_1","call_id":"{{{call.Id}}}","name":"{{{call.Name}}}","arguments":{{{Quote(call.Arguments)}}}}}""");
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
                body.AddEvent("""{"type":"response.output""");
                return;
            default:
                var (type, details) = reply.Ending switch
                {
                    FakeEnding.Length => ("incomplete", """{"reason":"max_output_tokens"}"""),
                    FakeEnding.Refused => ("incomplete", """{"reason":"content_filter"}"""),
                    _ => ("completed", "null"),
                };
                var usage = reply.Usage is { } used ? $$"""{"input_tokens":{{used.Input}},"output_tokens":{{used.Output}},"total_tokens":{{used.Input + used.Output}}}""" : "null";
                body.AddEvent($$$"""{"type":"response.{{{type}}}","response":{"id":"resp_1","object":"response","status":"{{{type}}}","model":"{{{reply.Model}}}","incomplete_details":{{{details}}},"usage":{{{usage}}}}}""");
                return;
        }
    }
}
