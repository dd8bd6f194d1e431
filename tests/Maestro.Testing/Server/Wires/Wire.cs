using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Maestro.Testing.Server.Wires;

/// <summary>How one kind of server writes replies and where it expects the parts of a request.</summary>
internal abstract class Wire
{
    private readonly ConditionalWeakTable<FakeReply, RenderedReply> rendered = [];

    public virtual string ContentType => "text/event-stream";

    /// <summary>The bytes of a reply, rendered once however often it is sent.</summary>
    public RenderedReply Rendered(FakeReply reply) => rendered.GetValue(reply, Render);

    public abstract string Error(int status, string message);

    /// <summary>The wire's own event for a reply that it cannot finish, because it is overloaded.</summary>
    public virtual string StreamError(string message) => Error(529, message);

    public virtual string ModelList(IReadOnlyList<string> models) => $$"""{"object":"list","data":[{{string.Join(',', models.Select(model => $$"""{"id":"{{model}}","object":"model"}"""))}}]}""";

    public virtual string System(JsonElement request) =>
        string.Join("\n\n", Items(request, "messages").Where(message => Role(message) == "system").Select(message => Text(message, "content")));

    public virtual string Prompt(JsonElement request) =>
        Items(request, "messages").Where(message => Role(message) == "user").Select(message => Text(message, "content")).LastOrDefault(text => text.Length > 0) ?? "";

    public virtual IReadOnlyList<string> ToolResults(JsonElement request) =>
        [.. Items(request, "messages").Where(message => Role(message) == "tool").Select(message => Text(message, "content"))];

    public virtual IReadOnlyList<string> Tools(JsonElement request) =>
        [.. Items(request, "tools").Select(tool => tool.GetProperty("function").GetProperty("name").GetString()!)];

    /// <summary>What the vendor would refuse in this request, in a sentence; null when nothing.</summary>
    public virtual string? Complaint(JsonElement request) => RequestCheck.Complaint(
        [.. Items(request, "messages").SelectMany((message, turn) => Parts(message, turn))], ownSignature: "");

    /// <summary>Calls and results of a message, in the form that chat completions and Ollama share.</summary>
    private static IEnumerable<HistoryPart> Parts(JsonElement message, int turn)
    {
        if (Role(message) == "tool")
            yield return new HistoryPart(false, turn, RequestCheck.Optional(message, "tool_call_id"), RequestCheck.Optional(message, "tool_name"));
        foreach (var call in Items(message, "tool_calls"))
            yield return new HistoryPart(true, turn, RequestCheck.Optional(call, "id"), RequestCheck.Optional(call.GetProperty("function"), "name"),
                call.TryGetProperty("extra_content", out var extra) ? extra.GetRawText() : null);
    }

    /// <summary>Calls and results of wires whose history is one list of items; calls with no result between them are of one turn.</summary>
    protected static IEnumerable<HistoryPart> Flat(JsonElement request, string call, string result, string id, string signature)
    {
        var turn = 0;
        foreach (var item in Items(request, "input"))
        {
            var type = Text(item, "type");
            if (type == call)
                yield return new HistoryPart(true, turn, RequestCheck.Optional(item, id), RequestCheck.Optional(item, "name"), RequestCheck.Optional(item, signature));
            else if (type == result)
                yield return new HistoryPart(false, turn++, RequestCheck.Optional(item, "call_id"), RequestCheck.Optional(item, "name"));
            else
                yield return new HistoryPart(false, turn, null, null, RequestCheck.Optional(item, signature));
        }
    }

    protected abstract RenderedReply Render(FakeReply reply);

    protected static string? Role(JsonElement message) => message.TryGetProperty("role", out var role) ? role.GetString() : null;

    protected static IEnumerable<JsonElement> Items(JsonElement owner, string name) =>
        owner.ValueKind is JsonValueKind.Object && owner.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array ? list.EnumerateArray() : default(JsonElement.ArrayEnumerator);

    /// <summary>A text, or the texts of a list of parts.</summary>
    protected static string Text(JsonElement owner, string name) =>
        owner.ValueKind is not JsonValueKind.Object || !owner.TryGetProperty(name, out var value) ? ""
        : value.ValueKind is JsonValueKind.String ? value.GetString()!
        : value.ValueKind is JsonValueKind.Array ? string.Concat(value.EnumerateArray().Select(part => Text(part, "text")))
        : "";
}

/// <summary>Finds the wire of a request.</summary>
internal static class WireOf
{
    private static readonly Wire OpenAi = new OpenAiWire();
    private static readonly Wire Anthropic = new AnthropicWire();
    private static readonly Wire Gemini = new GeminiWire();
    private static readonly Wire Ollama = new OllamaWire();
    private static readonly Wire Responses = new ResponsesWire();
    private static readonly Wire Interactions = new InteractionsWire();
    private static readonly Wire TextGeneration = new TextGenerationWire();

    public static Wire Path(string path) =>
        path.Contains("/responses", StringComparison.Ordinal) ? Responses
        : path.Contains("/interactions", StringComparison.Ordinal) ? Interactions
        : path.Contains("/generate_stream", StringComparison.Ordinal) || path is "/info" ? TextGeneration
        : path.Contains("/messages", StringComparison.Ordinal) ? Anthropic
        : path.Contains("/v1beta/", StringComparison.Ordinal) || path.Contains(":streamGenerateContent", StringComparison.Ordinal) ? Gemini
        : path.Contains("/api/", StringComparison.Ordinal) ? Ollama
        : OpenAi;
}
