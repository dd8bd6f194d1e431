using System.Text.Json;
using Maestro.Models.Http;
using Maestro.Models.Middleware.Context;
using Maestro.Models.OpenAi;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Ollama;

/// <summary>Writes a chat request.</summary>
internal static class OllamaRequest
{
    private const string WindowKey = "num_ctx";
    private const int UsualReply = 4096;
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
        if (RequestParts.Form(options) is { } form)
        {
            json.WritePropertyName("format");
            RequestParts.WriteForm(json, form);
        }

        WriteOptions(json, options, Window(messages, options));
    });

    /// <summary>The options with the context window that a request needs: in steps of powers of two so that the server reloads the model rarely.</summary>
    /// <param name="most">What the model can read; null when that is not known.</param>
    public static ChatOptions WithWindow(ChatOptions? options, long needed, long? most)
    {
        var sized = options?.Clone() ?? new ChatOptions();
        (sized.AdditionalProperties ??= [])[WindowKey] = (int)Math.Min(Rounded(needed), most ?? LargestWindow);
        return sized;
    }

    private static int Window(IReadOnlyList<ChatMessage> messages, ChatOptions options) =>
        options.AdditionalProperties?.TryGetValue(WindowKey, out int window) is true ? window
        : Rounded(TokenEstimate.Raw(messages, options) + (options.MaxOutputTokens ?? UsualReply));

    private static int Rounded(long needed)
    {
        var window = SmallestWindow;
        while (window < needed && window < LargestWindow)
            window *= 2;
        return window;
    }

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
