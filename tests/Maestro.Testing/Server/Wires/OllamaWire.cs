using static Maestro.Testing.Server.Wires.ReplyBody;

namespace Maestro.Testing.Server.Wires;

/// <summary>Ollama's /api/chat, one JSON value a line.</summary>
internal sealed class OllamaWire : Wire
{
    public override string ContentType => "application/x-ndjson";

    public override string Error(int status, string message) => $$"""{"error":{{Quote(message)}}}""";

    public override string ModelList(IReadOnlyList<string> models) =>
        $$"""{"models":[{{string.Join(',', models.Select(model => $$"""{"name":"{{model}}","model":"{{model}}"}"""))}}]}""";

    protected override RenderedReply Render(FakeReply reply)
    {
        var body = new ReplyBody();
        foreach (var token in reply.Reasoning)
            body.AddLine(Line(reply, $$""" "content":"","thinking":{{Quote(token)}}"""));
        foreach (var token in reply.Text)
            body.AddLine(Line(reply, $$""" "content":{{Quote(token)}}"""));
        foreach (var call in reply.ToolCalls)
            body.AddLine(Line(reply, $$$""" "content":"","tool_calls":[{"function":{"name":"{{{call.Name}}}","arguments":{{{call.Arguments}}}}}]"""));
        End(body, reply);
        return body.ToReply();
    }

    private void End(ReplyBody body, FakeReply reply)
    {
        switch (reply.Ending)
        {
            case FakeEnding.Missing:
                return;
            case FakeEnding.Error:
                body.AddLine(Error(500, "The fake server broke off"));
                return;
            case FakeEnding.Malformed:
                body.AddLine("""{"model":"fake","message":{"role":""");
                return;
            default:
                var usage = reply.Usage is { } used ? $$""","prompt_eval_count":{{used.Input}},"eval_count":{{used.Output}}""" : "";
                var reason = reply.Ending is FakeEnding.Length ? "length" : "stop";
                body.AddLine($$$"""{"model":"{{{reply.Model}}}","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"{{{reason}}}"{{{usage}}}}""");
                return;
        }
    }

    private static string Line(FakeReply reply, string message) =>
        $$$"""{"model":"{{{reply.Model}}}","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant",{{{message}}}},"done":false}""";
}
