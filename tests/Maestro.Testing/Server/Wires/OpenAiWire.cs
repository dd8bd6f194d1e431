using static Maestro.Testing.Server.Wires.ReplyBody;

namespace Maestro.Testing.Server.Wires;

/// <summary>Chat completions.</summary>
internal sealed class OpenAiWire : Wire
{
    public override string Error(int status, string message) =>
        $$$"""{"error":{"message":{{{Quote(message)}}},"type":"{{{(status == 401 ? "authentication_error" : "fake_error")}}}","param":null,"code":null}}""";

    protected override RenderedReply Render(FakeReply reply)
    {
        var body = new ReplyBody();
        body.AddEvent(Chunk(reply, """{"role":"assistant","content":""}"""));
        foreach (var token in reply.Reasoning)
            body.AddEvent(Chunk(reply, $$"""{"reasoning_content":{{Quote(token)}}}"""));
        foreach (var token in reply.Text)
            body.AddEvent(Chunk(reply, $$"""{"content":{{Quote(token)}}}"""));
        for (var i = 0; i < reply.ToolCalls.Count; i++)
            AddCall(body, reply, i);
        End(body, reply);
        return body.ToReply();
    }

    private static void AddCall(ReplyBody body, FakeReply reply, int index)
    {
        var call = reply.ToolCalls[index];
        var half = call.Arguments.Length / 2;
        body.AddEvent(Chunk(reply, $$$"""{"tool_calls":[{"index":{{{index}}},"id":"{{{call.Id}}}","type":"function","function":{"name":"{{{call.Name}}}","arguments":""}}]}"""));
        foreach (var piece in new[] { call.Arguments[..half], call.Arguments[half..] })
            body.AddEvent(Chunk(reply, $$$"""{"tool_calls":[{"index":{{{index}}},"function":{"arguments":{{{Quote(piece)}}}}}]}"""));
    }

    private void End(ReplyBody body, FakeReply reply)
    {
        switch (reply.Ending)
        {
            case FakeEnding.Missing:
                return;
            case FakeEnding.Error:
                body.AddEvent(Error(500, "The fake server broke off"));
                return;
            case FakeEnding.Malformed:
                body.AddEvent("""{"choices":[{"delta":""");
                return;
            default:
                body.AddEvent(Chunk(reply, "{}", Reason(reply)));
                break;
        }

        if (reply.Usage is { } usage)
            body.AddEvent($$$"""{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"{{{reply.Model}}}","choices":[],"usage":{"prompt_tokens":{{{usage.Input}}},"completion_tokens":{{{usage.Output}}},"total_tokens":{{{usage.Input + usage.Output}}}}}""");
        body.AddEvent("[DONE]");
    }

    private static string Reason(FakeReply reply) => reply.Ending switch
    {
        FakeEnding.Length => "length",
        FakeEnding.Refused => "content_filter",
        _ => reply.ToolCalls.Count > 0 ? "tool_calls" : "stop",
    };

    private static string Chunk(FakeReply reply, string delta, string? finish = null) =>
        $$"""{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"{{reply.Model}}","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{(finish is null ? "null" : Quote(finish))}}}]}""";
}
