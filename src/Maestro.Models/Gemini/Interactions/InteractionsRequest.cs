using System.Text.Json;
using Maestro.Models.Http;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Gemini.Interactions;

/// <summary>Writes an interaction with the whole history as steps, so that nothing is stored at the provider.</summary>
internal static class InteractionsRequest
{
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<ChatMessage> messages, ChatOptions options, string model) => WireRequest.Json(json =>
    {
        json.WriteString("model", model);
        json.WriteBoolean("stream", true);
        json.WriteBoolean("store", false);
        if (RequestParts.System(messages, options) is { } system)
            json.WriteString("system_instruction", system);
        var names = RequestParts.CallNames(messages);
        json.WriteStartArray("input");
        foreach (var message in RequestParts.Conversation(messages))
            foreach (var content in message.Contents)
                WriteStep(json, message.Role == ChatRole.Assistant ? "model_output" : "user_input", content, names);
        json.WriteEndArray();
        WriteTools(json, options);
        WriteForm(json, options);
        WriteConfig(json, options, GeminiChatClient.Thinks(model));
    });

    private static void WriteStep(Utf8JsonWriter json, string side, AIContent content, Dictionary<string, string> names)
    {
        switch (content)
        {
            case TextContent { Text.Length: > 0 } text:
                Start(json, side);
                WriteTexts(json, "content", text.Text);
                json.WriteEndObject();
                break;
            case TextReasoningContent { ProtectedData: { } signature } thought:
                Start(json, "thought");
                json.WriteString("signature", signature);
                if (thought.Text.Length > 0)
                    WriteTexts(json, "summary", thought.Text);
                json.WriteEndObject();
                break;
            case FunctionCallContent call:
                Start(json, "function_call");
                json.WriteString("id", call.CallId);
                json.WriteString("name", call.Name);
                json.WritePropertyName("arguments");
                RequestParts.WriteArguments(json, call);
                if (RequestParts.Signature(call) is { } callSignature)
                    json.WriteString("signature", callSignature);
                json.WriteEndObject();
                break;
            case FunctionResultContent result:
                Start(json, "function_result");
                json.WriteString("call_id", result.CallId);
                json.WriteString("name", names.GetValueOrDefault(result.CallId, result.CallId));
                WriteTexts(json, "result", result.Result?.ToString() ?? "");
                json.WriteEndObject();
                break;
            default:
                break;
        }
    }

    private static void Start(Utf8JsonWriter json, string type)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartArray(name);
        Start(json, "text");
        json.WriteString("text", text);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteTools(Utf8JsonWriter json, ChatOptions options)
    {
        var tools = RequestParts.Tools(options);
        if (tools.Count == 0)
            return;
        json.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            Start(json, "function");
            json.WriteString("name", tool.Name);
            json.WriteString("description", tool.Description);
            json.WritePropertyName("parameters");
            tool.JsonSchema.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteForm(Utf8JsonWriter json, ChatOptions options)
    {
        if (RequestParts.Form(options) is not { } form)
            return;
        json.WriteStartObject("response_format");
        json.WriteString("type", "text");
        json.WriteString("mime_type", "application/json");
        json.WritePropertyName("schema");
        RequestParts.WriteForm(json, form);
        json.WriteEndObject();
    }

    private static void WriteConfig(Utf8JsonWriter json, ChatOptions options, bool thinks)
    {
        json.WriteStartObject("generation_config");
        if (RequestParts.Temperature(options) is { } temperature)
            json.WriteNumber("temperature", temperature);
        if (options.MaxOutputTokens is { } most)
            json.WriteNumber("max_output_tokens", most);
        RequestParts.WriteStrings(json, "stop_sequences", options.StopSequences);
        if (thinks)
            json.WriteString("thinking_summaries", "auto");
        if (RequestParts.Tools(options).Count > 0 && !RequestParts.AllowsTools(options))
            json.WriteString("tool_choice", "none");
        json.WriteEndObject();
    }
}
