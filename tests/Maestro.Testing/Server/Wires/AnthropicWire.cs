using System.Text.Json;
using static Maestro.Testing.Server.Wires.ReplyBody;

namespace Maestro.Testing.Server.Wires;

/// <summary>Anthropic messages.</summary>
internal sealed class AnthropicWire : Wire
{
    private const string Signature = FakeReply.Signature + "A";

    public override string Error(int status, string message)
    {
        var type = status switch { 401 => "authentication_error", 429 => "rate_limit_error", 529 => "overloaded_error", _ => "api_error" };
        return $$$"""{"type":"error","error":{"type":"{{{type}}}","message":{{{Quote(message)}}}}}""";
    }

    public override string? Complaint(JsonElement request)
    {
        var messages = Items(request, "messages").ToList();
        for (var i = 0; i < messages.Count; i++)
            if (Role(messages[i]) != (i % 2 == 0 ? "user" : "assistant"))
                return "user and assistant do not take turns";
        if (messages.SelectMany(message => Items(message, "content")).Any(block => Text(block, "type") == "text" && Text(block, "text").Trim().Length == 0))
            return "a text block is empty";
        if (Role(messages[^1]) == "assistant" && Text(messages[^1], "content") is var begun && begun != begun.TrimEnd())
            return "the last message ends in white space";
        return RequestCheck.Complaint([.. messages.SelectMany((message, turn) => Items(message, "content").Select(block => Text(block, "type") switch
        {
            "tool_use" => new HistoryPart(true, turn, Text(block, "id"), Text(block, "name")),
            "tool_result" => new HistoryPart(false, turn, Text(block, "tool_use_id"), null),
            _ => new HistoryPart(false, turn, null, null, RequestCheck.Optional(block, "signature")),
        }))], Signature);
    }

    public override string System(JsonElement request) => Text(request, "system");

    public override IReadOnlyList<string> ToolResults(JsonElement request) =>
        [.. Items(request, "messages").SelectMany(message => Items(message, "content")).Where(part => Text(part, "type") == "tool_result").Select(part => Text(part, "content"))];

    public override IReadOnlyList<string> Tools(JsonElement request) => [.. Items(request, "tools").Select(tool => tool.GetProperty("name").GetString()!)];

    protected override RenderedReply Render(FakeReply reply)
    {
        var body = new ReplyBody();
        var index = 0;
        body.AddEvent(
            $$$"""{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"{{{reply.Model}}}","usage":{"input_tokens":{{{reply.Usage?.Input ?? 0}}},"output_tokens":1},"stop_reason":null,"content":[]}}""",
            "message_start");
        body.AddEvent("""{"type":"ping"}""", "ping");
        if (reply.Reasoning.Count > 0)
            AddBlock(body, index++, """{"type":"thinking","thinking":"","signature":""}""", [.. reply.Reasoning.Select(Thought), $$"""{"type":"signature_delta","signature":"{{Signature}}"}"""]);
        if (reply.Text.Count > 0)
            AddBlock(body, index++, """{"type":"text","text":""}""", reply.Text.Select(token => $$"""{"type":"text_delta","text":{{Quote(token)}}}"""));
        foreach (var call in reply.ToolCalls)
            AddBlock(body, index++, $$$"""{"type":"tool_use","id":"{{{call.Id}}}","name":"{{{call.Name}}}","input":{}}""", Halves(call.Arguments).Select(Piece));
        End(body, reply);
        return body.ToReply();
    }

    private static string Thought(string token) => $$"""{"type":"thinking_delta","thinking":{{Quote(token)}}}""";

    private static string Piece(string json) => $$"""{"type":"input_json_delta","partial_json":{{Quote(json)}}}""";

    private static string[] Halves(string text) => [text[..(text.Length / 2)], text[(text.Length / 2)..]];

    private static void AddBlock(ReplyBody body, int index, string start, IEnumerable<string> deltas)
    {
        body.AddEvent($$"""{"type":"content_block_start","index":{{index}},"content_block":{{start}}}""", "content_block_start");
        foreach (var delta in deltas)
            body.AddEvent($$"""{"type":"content_block_delta","index":{{index}},"delta":{{delta}}}""", "content_block_delta");
        body.AddEvent($$"""{"type":"content_block_stop","index":{{index}}}""", "content_block_stop");
    }

    private void End(ReplyBody body, FakeReply reply)
    {
        switch (reply.Ending)
        {
            case FakeEnding.Missing:
                return;
            case FakeEnding.Error:
                body.AddEvent(Error(529, "The fake server broke off"), "error");
                return;
            case FakeEnding.Malformed:
                body.AddEvent("""{"type":"content_block_delta","index":""", "content_block_delta");
                return;
            default:
                body.AddEvent($$$"""{"type":"message_delta","delta":{"stop_reason":"{{{Reason(reply)}}}","stop_sequence":null},"usage":{"output_tokens":{{{reply.Usage?.Output ?? 0}}}}}""", "message_delta");
                body.AddEvent("""{"type":"message_stop"}""", "message_stop");
                return;
        }
    }

    private static string Reason(FakeReply reply) => reply.Ending switch
    {
        FakeEnding.Length => "max_tokens",
        FakeEnding.Refused => "refusal",
        _ => reply.ToolCalls.Count > 0 ? "tool_use" : "end_turn",
    };
}
