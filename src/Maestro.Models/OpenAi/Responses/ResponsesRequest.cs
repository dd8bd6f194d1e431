using System.Text.Json;
using Maestro.Core.Tools;
using Maestro.Models.Http;
using Microsoft.Extensions.AI;

namespace Maestro.Models.OpenAi.Responses;

/// <summary>Writes a Responses request; nothing is stored at the provider, and the API has no stop sequences.</summary>
internal static class ResponsesRequest
{
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<ChatMessage> messages, ChatOptions options, string model) => WireRequest.Json(json =>
    {
        json.WriteString("model", model);
        json.WriteBoolean("stream", true);
        json.WriteBoolean("store", false);
        if (Reasons(model))
            RequestParts.WriteStrings(json, "include", ["reasoning.encrypted_content"]);
        if (RequestParts.System(messages, options) is { } system)
            json.WriteString("instructions", system);
        if (RequestParts.Temperature(options) is { } temperature)
            json.WriteNumber("temperature", temperature);
        if (options.MaxOutputTokens is { } most)
            json.WriteNumber("max_output_tokens", most);
        WriteTools(json, options);
        WriteForm(json, options);
        json.WriteStartArray("input");
        foreach (var message in RequestParts.Conversation(messages))
            foreach (var content in message.Contents)
                WriteItem(json, message.Role, content);
        json.WriteEndArray();
    });

    /// <summary>Other models answer the wish for encrypted reasoning with an error.</summary>
    private static bool Reasons(string model) =>
        model.StartsWith("gpt-5", StringComparison.Ordinal) || model.StartsWith("grok", StringComparison.Ordinal) || model is ['o', >= '1' and <= '9', ..];

    private static void WriteTools(Utf8JsonWriter json, ChatOptions options)
    {
        var tools = RequestParts.Tools(options);
        if (tools.Count == 0)
            return;
        json.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            json.WriteStartObject();
            json.WriteString("type", "function");
            json.WriteString("name", tool.Name);
            json.WriteString("description", tool.Description);
            json.WritePropertyName("parameters");
            tool.JsonSchema.WriteTo(json);
            json.WriteBoolean("strict", false);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (!RequestParts.AllowsTools(options))
            json.WriteString("tool_choice", "none");
    }

    private static void WriteForm(Utf8JsonWriter json, ChatOptions options)
    {
        if (RequestParts.Form(options) is not { } form)
            return;
        json.WriteStartObject("text");
        json.WriteStartObject("format");
        json.WriteString("type", "json_schema");
        OpenAiRequest.WriteFormFields(json, options, form);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, ChatRole role, AIContent content)
    {
        switch (content)
        {
            case TextContent { Text.Length: > 0 } text:
                json.WriteStartObject();
                json.WriteString("role", role == ChatRole.Assistant ? "assistant" : "user");
                json.WriteString("content", text.Text);
                json.WriteEndObject();
                break;
            case TextReasoningContent { ProtectedData: ['{', ..] item }:
                json.WriteRawValue(item);
                break;
            case FunctionCallContent call:
                json.WriteStartObject();
                json.WriteString("type", "function_call");
                json.WriteString("call_id", call.CallId);
                json.WriteString("name", call.Name);
                json.WriteString("arguments", ToolArguments.ToJson(call).GetRawText());
                json.WriteEndObject();
                break;
            case FunctionResultContent result:
                json.WriteStartObject();
                json.WriteString("type", "function_call_output");
                json.WriteString("call_id", result.CallId);
                json.WriteString("output", result.Result?.ToString() ?? "");
                json.WriteEndObject();
                break;
            default:
                break;
        }
    }
}
