using System.Text.Json;
using Maestro.Core.Tools;
using Maestro.Models.Http;
using Maestro.Models.Middleware.Failover;
using Maestro.Models.Middleware.Schemas;
using Microsoft.Extensions.AI;

namespace Maestro.Models.OpenAi;

/// <summary>Writes a chat completions request.</summary>
internal static class OpenAiRequest
{
    /// <param name="isOpenAi">OpenAI's own service calls the limit <c>max_completion_tokens</c>; the servers that are compatible know only
    /// <c>max_tokens</c>.</param>
    /// <param name="takesPrefix">The server goes on with a last message that is marked so.</param>
    public static ReadOnlyMemory<byte> Write(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, string model, bool isOpenAi, bool takesPrefix = false) => WireRequest.Json(json =>
    {
        json.WriteString("model", model);
        json.WriteBoolean("stream", true);
        json.WriteStartObject("stream_options");
        json.WriteBoolean("include_usage", true);
        json.WriteEndObject();
        if (RequestParts.Temperature(options) is { } temperature)
            json.WriteNumber("temperature", temperature);
        if (options.MaxOutputTokens is { } most)
            json.WriteNumber(isOpenAi ? "max_completion_tokens" : "max_tokens", most);
        RequestParts.WriteStrings(json, "stop", options.StopSequences);
        WriteTools(json, options);
        WriteForm(json, options);
        json.WriteStartArray("messages");
        if (RequestParts.System(messages, options) is { } system)
            WriteMessage(json, "system", system);
        foreach (var message in RequestParts.Conversation(messages))
            Write(json, message, takesPrefix);
        json.WriteEndArray();
    });

    /// <summary>Tools in the form that Ollama shares.</summary>
    public static void WriteTools(Utf8JsonWriter json, ChatOptions options, bool withChoice = true)
    {
        var tools = RequestParts.Tools(options);
        if (tools.Count == 0)
            return;
        json.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            json.WriteStartObject();
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", tool.Name);
            json.WriteString("description", tool.Description);
            json.WritePropertyName("parameters");
            tool.JsonSchema.WriteTo(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (withChoice && !RequestParts.AllowsTools(options))
            json.WriteString("tool_choice", "none");
    }

    private static void WriteForm(Utf8JsonWriter json, ChatOptions options)
    {
        if (RequestParts.Form(options) is not { } form)
            return;
        json.WriteStartObject("response_format");
        json.WriteString("type", "json_schema");
        json.WriteStartObject("json_schema");
        WriteFormFields(json, options, form);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Strict where the schema is one that OpenAI can hold its models to; it refuses the word for any other.</summary>
    public static void WriteFormFields(Utf8JsonWriter json, ChatOptions options, JsonElement form)
    {
        json.WriteString("name", RequestParts.FormName(options));
        json.WriteBoolean("strict", SchemaKeywords.OpenAi.Cover(form));
        json.WritePropertyName("schema");
        RequestParts.WriteForm(json, form);
    }

    private static void Write(Utf8JsonWriter json, ChatMessage message, bool takesPrefix)
    {
        var results = message.Contents.OfType<FunctionResultContent>().ToList();
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("role", "tool");
            json.WriteString("tool_call_id", result.CallId);
            json.WriteString("content", result.Result?.ToString() ?? "");
            json.WriteEndObject();
        }

        if (results.Count > 0)
            return;
        if (message.Role == ChatRole.Assistant)
            WriteAssistant(json, message, takesPrefix);
        else
            WriteMessage(json, "user", message.Text);
    }

    private static void WriteMessage(Utf8JsonWriter json, string role, string text)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteString("content", text);
        json.WriteEndObject();
    }

    private static void WriteAssistant(Utf8JsonWriter json, ChatMessage message, bool takesPrefix)
    {
        var calls = message.Contents.OfType<FunctionCallContent>().ToList();
        json.WriteStartObject();
        json.WriteString("role", "assistant");
        if (takesPrefix && message.AdditionalProperties?.ContainsKey(Continuation.PrefixKey) is true)
            json.WriteBoolean("prefix", true);
        if (message.Text.Length > 0 || calls.Count == 0)
            json.WriteString("content", message.Text);
        else
            json.WriteNull("content");
        if (calls.Count > 0)
        {
            json.WriteStartArray("tool_calls");
            foreach (var call in calls)
                WriteCall(json, call);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter json, FunctionCallContent call)
    {
        json.WriteStartObject();
        json.WriteString("id", call.CallId);
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", call.Name);
        json.WriteString("arguments", ToolArguments.ToJson(call).GetRawText());
        json.WriteEndObject();
        if (RequestParts.Signature(call) is { } signature && signature.StartsWith('{'))
        {
            json.WritePropertyName(OpenAiDecoder.ExtraContent);
            json.WriteRawValue(signature);
        }

        json.WriteEndObject();
    }
}
