using System.Text.Json;
using static Maestro.Testing.Server.Wires.ReplyBody;

namespace Maestro.Testing.Server.Wires;

/// <summary>Gemini's streamGenerateContent.</summary>
internal sealed class GeminiWire : Wire
{
    private const string Signature = FakeReply.Signature + "G";

    public override string Error(int status, string message)
    {
        var name = status switch { 401 or 403 => "UNAUTHENTICATED", 429 => "RESOURCE_EXHAUSTED", 503 or 529 => "UNAVAILABLE", _ => "INTERNAL" };
        return $$$"""{"error":{"code":{{{status}}},"message":{{{Quote(message)}}},"status":"{{{name}}}"}}""";
    }

    public override string ModelList(IReadOnlyList<string> models) => $$"""{"models":[{{string.Join(',', models.Select(model => $$"""{"name":"models/{{model}}"}"""))}}]}""";

    public override string? Complaint(JsonElement request) => RequestCheck.Complaint(
        [.. Items(request, "contents").SelectMany((message, turn) => Items(message, "parts").Select(part => Part(part, turn)))], Signature);

    private static HistoryPart Part(JsonElement part, int turn) =>
        part.TryGetProperty("functionCall", out var call) ? new HistoryPart(true, turn, null, Text(call, "name"), RequestCheck.Optional(part, "thoughtSignature"))
        : part.TryGetProperty("functionResponse", out var result) ? new HistoryPart(false, turn, null, Text(result, "name"))
        : new HistoryPart(false, turn, null, null, RequestCheck.Optional(part, "thoughtSignature"));

    public override string System(JsonElement request) => request.TryGetProperty("systemInstruction", out var system) ? Text(system, "parts") : "";

    public override string Prompt(JsonElement request) =>
        Items(request, "contents").Where(message => Role(message) == "user").Select(message => Text(message, "parts")).LastOrDefault(text => text.Length > 0) ?? "";

    public override IReadOnlyList<string> ToolResults(JsonElement request) =>
        [.. Items(request, "contents").SelectMany(message => Items(message, "parts"))
            .Where(part => part.TryGetProperty("functionResponse", out _))
            .Select(part => part.GetProperty("functionResponse").GetProperty("response").GetRawText())];

    public override IReadOnlyList<string> Tools(JsonElement request) =>
        [.. Items(request, "tools").SelectMany(group => Items(group, "functionDeclarations")).Select(tool => tool.GetProperty("name").GetString()!)];

    protected override RenderedReply Render(FakeReply reply)
    {
        var body = new ReplyBody();
        foreach (var token in reply.Reasoning)
            body.AddEvent(Chunk(reply, $$"""{"text":{{Quote(token)}},"thought":true}"""));
        foreach (var token in reply.Text)
            body.AddEvent(Chunk(reply, $$"""{"text":{{Quote(token)}}}"""));
        foreach (var call in reply.ToolCalls)
            body.AddEvent(Chunk(reply, $$$"""{"functionCall":{"name":"{{{call.Name}}}","args":{{{call.Arguments}}}},"thoughtSignature":"{{{Signature}}}"}"""));
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
                body.AddEvent(Error(503, "The fake server broke off"));
                return;
            case FakeEnding.Malformed:
                body.AddEvent("""{"candidates":[{"content":""");
                return;
            default:
                var usage = reply.Usage is { } used ? $$$""","usageMetadata":{"promptTokenCount":{{{used.Input}}},"candidatesTokenCount":{{{used.Output}}},"totalTokenCount":{{{used.Input + used.Output}}}}""" : "";
                body.AddEvent($$$"""{"candidates":[{"content":{"parts":[{"text":""}],"role":"model"},"finishReason":"{{{Reason(reply)}}}","index":0}]{{{usage}}},"modelVersion":"{{{reply.Model}}}"}""");
                return;
        }
    }

    private static string Reason(FakeReply reply) => reply.Ending switch
    {
        FakeEnding.Length => "MAX_TOKENS",
        FakeEnding.Refused => "SAFETY",
        _ => "STOP",
    };

    private static string Chunk(FakeReply reply, string part) =>
        $$$"""{"candidates":[{"content":{"parts":[{{{part}}}],"role":"model"},"index":0}],"modelVersion":"{{{reply.Model}}}"}""";
}
