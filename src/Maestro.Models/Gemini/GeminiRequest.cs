using System.Text.Json;
using Maestro.Models.Http;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Gemini;

/// <summary>Writes a generateContent request.</summary>
internal static class GeminiRequest
{
    /// <param name="thinks">The model can think; only then may its thoughts be asked for.</param>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<ChatMessage> messages, ChatOptions options, bool thinks) => WireRequest.Json(json =>
    {
        WriteInput(json, messages, options);
        WriteConfig(json, options, thinks);
    });

    /// <summary>The request that asks how many tokens another has.</summary>
    public static ReadOnlyMemory<byte> WriteCount(IReadOnlyList<ChatMessage> messages, ChatOptions options, string model) => WireRequest.Json(json =>
    {
        json.WriteStartObject("generateContentRequest");
        json.WriteString("model", $"models/{model}");
        WriteInput(json, messages, options);
        json.WriteEndObject();
    });

    private static void WriteInput(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        if (RequestParts.System(messages, options) is { } system)
        {
            json.WriteStartObject("systemInstruction");
            json.WriteStartArray("parts");
            WriteText(json, system, null);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        WriteContents(json, messages);
        WriteTools(json, options);
    }

    private static void WriteContents(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages)
    {
        var names = RequestParts.CallNames(messages);
        json.WriteStartArray("contents");
        foreach (var message in RequestParts.Conversation(messages).Where(message => message.Contents.Any(HasForm)))
        {
            json.WriteStartObject();
            json.WriteString("role", message.Role == ChatRole.Assistant ? "model" : "user");
            json.WriteStartArray("parts");
            foreach (var content in message.Contents)
                WritePart(json, content, names);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static bool HasForm(AIContent content) => content switch
    {
        TextReasoningContent thought => thought.ProtectedData is not null,
        TextContent text => text.Text.Length > 0 || RequestParts.Signature(text) is not null,
        _ => content is FunctionCallContent or FunctionResultContent,
    };

    private static void WritePart(Utf8JsonWriter json, AIContent content, Dictionary<string, string> names)
    {
        switch (content)
        {
            case TextReasoningContent { ProtectedData: { } signature } thought:
                json.WriteStartObject();
                json.WriteString("text", thought.Text);
                json.WriteBoolean("thought", true);
                json.WriteString("thoughtSignature", signature);
                json.WriteEndObject();
                break;
            case TextContent text when HasForm(text):
                WriteText(json, text.Text, RequestParts.Signature(text));
                break;
            case FunctionCallContent call:
                json.WriteStartObject();
                json.WriteStartObject("functionCall");
                json.WriteString("name", call.Name);
                json.WritePropertyName("args");
                RequestParts.WriteArguments(json, call);
                json.WriteEndObject();
                if (RequestParts.Signature(call) is { } callSignature)
                    json.WriteString("thoughtSignature", callSignature);
                json.WriteEndObject();
                break;
            case FunctionResultContent result:
                json.WriteStartObject();
                json.WriteStartObject("functionResponse");
                json.WriteString("name", names.GetValueOrDefault(result.CallId, result.CallId));
                json.WriteStartObject("response");
                json.WriteString("result", result.Result?.ToString() ?? "");
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            default:
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter json, string text, string? signature)
    {
        json.WriteStartObject();
        json.WriteString("text", text);
        if (signature is not null)
            json.WriteString("thoughtSignature", signature);
        json.WriteEndObject();
    }

    private static void WriteTools(Utf8JsonWriter json, ChatOptions options)
    {
        var tools = RequestParts.Tools(options);
        if (tools.Count == 0)
            return;
        json.WriteStartArray("tools");
        json.WriteStartObject();
        json.WriteStartArray("functionDeclarations");
        foreach (var tool in tools)
        {
            json.WriteStartObject();
            json.WriteString("name", tool.Name);
            json.WriteString("description", tool.Description);
            json.WritePropertyName("parametersJsonSchema");
            tool.JsonSchema.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        if (RequestParts.AllowsTools(options))
            return;
        json.WriteStartObject("toolConfig");
        json.WriteStartObject("functionCallingConfig");
        json.WriteString("mode", "NONE");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteConfig(Utf8JsonWriter json, ChatOptions options, bool thinks)
    {
        json.WriteStartObject("generationConfig");
        if (RequestParts.Temperature(options) is { } temperature)
            json.WriteNumber("temperature", temperature);
        if (options.MaxOutputTokens is { } most)
            json.WriteNumber("maxOutputTokens", most);
        RequestParts.WriteStrings(json, "stopSequences", options.StopSequences);
        if (RequestParts.Form(options) is { } form)
        {
            json.WriteString("responseMimeType", "application/json");
            json.WritePropertyName("responseJsonSchema");
            RequestParts.WriteForm(json, form);
        }

        if (thinks)
        {
            json.WriteStartObject("thinkingConfig");
            json.WriteBoolean("includeThoughts", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
