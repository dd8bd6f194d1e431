using System.Text;
using System.Text.Json;
using Maestro.Models.Http;
using Maestro.Models.OpenAi;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Ollama;

/// <summary>Writes a chat request.</summary>
internal static class OllamaRequest
{
    /// <summary>Room for the reply when no limit was set.</summary>
    private const int DefaultReply = 4096;

    /// <summary>Code has about 3 bytes a token; erring high costs memory, erring low cuts the prompt without a word.</summary>
    private const double BytesPerToken = 2.8;

    private const int SmallestWindow = 4096;
    private const int LargestWindow = 262_144;

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<ChatMessage> messages, ChatOptions options, string model) => WireRequest.Json(json =>
    {
        json.WriteString("model", model);
        json.WriteBoolean("stream", true);
        json.WriteStartArray("messages");
        if (RequestParts.System(messages, options) is { } system)
            WriteMessage(json, "system", system);
        var names = RequestParts.CallNames(messages);
        foreach (var message in RequestParts.Conversation(messages))
            Write(json, message, names);
        json.WriteEndArray();
        if (RequestParts.AllowsTools(options))
            OpenAiRequest.WriteTools(json, options, withChoice: false);
        WriteOptions(json, options, Window(messages, options));
    });

    /// <summary>The context window that the request needs, in steps of powers of two so that the server reloads the model rarely.</summary>
    internal static int Window(IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        var bytes = messages.Sum(Length) + Bytes(options.Instructions)
            + RequestParts.Tools(options).Sum(tool => Bytes(tool.Name) + Bytes(tool.Description) + Bytes(tool.JsonSchema.GetRawText()));
        var tokens = (long)(bytes / BytesPerToken) + (8L * messages.Count) + (options.MaxOutputTokens ?? DefaultReply);
        long window = SmallestWindow;
        while (window < tokens && window < LargestWindow)
            window *= 2;
        return (int)window;
    }

    private static long Length(ChatMessage message) => message.Contents.Sum(content => content switch
    {
        TextContent text => Bytes(text.Text),
        TextReasoningContent reasoning => Bytes(reasoning.Text),
        FunctionResultContent result => Bytes(result.Result?.ToString()),
        FunctionCallContent call => Core.Tools.ToolArguments.ToJson(call).GetRawText().Length + Bytes(call.Name),
        _ => 0,
    });

    private static long Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    private static void WriteOptions(Utf8JsonWriter json, ChatOptions options, int window)
    {
        json.WriteStartObject("options");
        json.WriteNumber("num_ctx", window);
        if (RequestParts.Temperature(options) is { } temperature)
            json.WriteNumber("temperature", temperature);
        if (options.MaxOutputTokens is { } most)
            json.WriteNumber("num_predict", most);
        RequestParts.WriteStrings(json, "stop", options.StopSequences);
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, string role, string text)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteString("content", text);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ChatMessage message, Dictionary<string, string> names)
    {
        var results = message.Contents.OfType<FunctionResultContent>().ToList();
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("role", "tool");
            json.WriteString("tool_name", names.GetValueOrDefault(result.CallId, result.CallId));
            json.WriteString("content", result.Result?.ToString() ?? "");
            json.WriteEndObject();
        }

        if (results.Count > 0)
            return;
        if (message.Role != ChatRole.Assistant)
        {
            WriteMessage(json, "user", message.Text);
            return;
        }

        json.WriteStartObject();
        json.WriteString("role", "assistant");
        json.WriteString("content", message.Text);
        var thinking = string.Concat(message.Contents.OfType<TextReasoningContent>().Select(part => part.Text));
        if (thinking.Length > 0)
            json.WriteString("thinking", thinking);
        WriteCalls(json, [.. message.Contents.OfType<FunctionCallContent>()]);
        json.WriteEndObject();
    }

    private static void WriteCalls(Utf8JsonWriter json, IReadOnlyList<FunctionCallContent> calls)
    {
        if (calls.Count == 0)
            return;
        json.WriteStartArray("tool_calls");
        foreach (var call in calls)
        {
            json.WriteStartObject();
            json.WriteStartObject("function");
            json.WriteString("name", call.Name);
            json.WritePropertyName("arguments");
            RequestParts.WriteArguments(json, call);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
