using System.Text.Json;
using static Maestro.Testing.Server.Wires.ReplyBody;

namespace Maestro.Testing.Server.Wires;

/// <summary>Hugging Face's text generation: one text is continued; reasoning and tools do not exist.</summary>
internal sealed class TextGenerationWire : Wire
{
    private const string PersonTurn = "\n\nUser:";

    public override string Error(int status, string message) => $$"""{"error":{{Quote(message)}},"error_type":"{{(status is 503 or 529 ? "overloaded" : "generation")}}"}""";

    public override string ModelList(IReadOnlyList<string> models) => $$"""{"model_id":"{{models[0]}}","max_total_tokens":8192}""";

    public override string System(JsonElement request) => Text(request, "inputs").Split(PersonTurn)[0];

    public override string Prompt(JsonElement request) => Text(request, "inputs").Split(PersonTurn)[^1];

    public override IReadOnlyList<string> ToolResults(JsonElement request) => [];

    public override IReadOnlyList<string> Tools(JsonElement request) => [];

    public override string? Complaint(JsonElement request) => null;

    protected override RenderedReply Render(FakeReply reply)
    {
        var body = new ReplyBody();
        for (var i = 0; i < reply.Text.Count; i++)
            body.AddEvent(Token(reply, i));
        switch (reply.Ending)
        {
            case FakeEnding.Missing:
                return body.ToReply();
            case FakeEnding.Error:
                body.AddEvent(Error(503, "The fake server broke off"));
                return body.ToReply();
            case FakeEnding.Malformed:
                body.AddEvent("""{"index":9,"token":""");
                return body.ToReply();
            default:
                var details = $$"""{"finish_reason":"{{(reply.Ending is FakeEnding.Length ? "length" : "eos_token")}}","generated_tokens":{{reply.Usage?.Output ?? 0}},"input_length":{{reply.Usage?.Input ?? 0}}}""";
                body.AddEvent($$$"""{"index":{{{reply.Text.Count}}},"token":{"id":2,"text":"</s>","logprob":-0.1,"special":true},"generated_text":{{{Quote(string.Concat(reply.Text))}}},"details":{{{details}}}}""");
                return body.ToReply();
        }
    }

    private static string Token(FakeReply reply, int index) =>
        $$$"""{"index":{{{index}}},"token":{"id":7,"text":{{{Quote(reply.Text[index])}}},"logprob":-0.1,"special":false},"generated_text":null,"details":null}""";
}
