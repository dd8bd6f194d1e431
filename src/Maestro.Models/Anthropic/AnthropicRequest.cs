using System.Text.Json;
using Maestro.Models.Http;
using Maestro.Models.Middleware.Failover;
using Maestro.Models.Middleware.Schemas;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Anthropic;

/// <summary>Writes a messages request.</summary>
internal static class AnthropicRequest
{
    /// <summary>The wire demands a limit; this one every current model allows.</summary>
    private const int DefaultMaxTokens = 8192;

    /// <summary>The tool that a model must call where it cannot be held to a form otherwise; its arguments are the answer.</summary>
    public const string ResultTool = "give_result";

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<ChatMessage> messages, ChatOptions options, string model) => WireRequest.Json(json =>
    {
        json.WriteString("model", model);
        json.WriteNumber("max_tokens", options.MaxOutputTokens ?? DefaultMaxTokens);
        json.WriteBoolean("stream", true);
        if (RequestParts.Temperature(options) is { } temperature)
            json.WriteNumber("temperature", temperature);
        RequestParts.WriteStrings(json, "stop_sequences", options.StopSequences);
        WriteInput(json, messages, options, model);
    });

    /// <summary>The request that asks how many tokens another has.</summary>
    public static ReadOnlyMemory<byte> WriteCount(IReadOnlyList<ChatMessage> messages, ChatOptions options, string model) => WireRequest.Json(json =>
    {
        json.WriteString("model", model);
        WriteInput(json, messages, options, model);
    });

    private static void WriteInput(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ChatOptions options, string model)
    {
        if (RequestParts.System(messages, options) is { } system)
            WriteSystem(json, system);
        var form = RequestParts.Form(options);
        var isNative = form is { } schema && ClaudeModel.TakesForm(model) && SchemaKeywords.Anthropic.Cover(schema);
        if (isNative)
            WriteForm(json, form!.Value);
        WriteTools(json, options, isNative ? null : form);
        json.WriteStartArray("messages");
        foreach (var turn in Turns(messages))
            WriteTurn(json, turn);
        json.WriteEndArray();
    }

    /// <summary>The system prompt comes again with every turn, so it is marked for the provider's cache.</summary>
    private static void WriteSystem(Utf8JsonWriter json, string system)
    {
        json.WriteStartArray("system");
        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WriteString("text", system);
        json.WriteStartObject("cache_control");
        json.WriteString("type", "ephemeral");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteForm(Utf8JsonWriter json, JsonElement form)
    {
        json.WriteStartObject("output_config");
        json.WriteStartObject("format");
        json.WriteString("type", "json_schema");
        json.WritePropertyName("schema");
        RequestParts.WriteForm(json, form);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <param name="result">The arguments of the result tool, where it must be called.</param>
    private static void WriteTools(Utf8JsonWriter json, ChatOptions options, JsonElement? result)
    {
        var tools = RequestParts.Tools(options);
        if (tools.Count == 0 && result is null)
            return;
        json.WriteStartArray("tools");
        foreach (var tool in tools)
            WriteTool(json, tool.Name, tool.Description, tool.JsonSchema);
        if (result is { } form)
            WriteTool(json, ResultTool, "Gives the result to the person.", form);
        json.WriteEndArray();
        if (result is null && RequestParts.AllowsTools(options))
            return;
        json.WriteStartObject("tool_choice");
        json.WriteString("type", result is null ? "none" : "tool");
        if (result is not null)
            json.WriteString("name", ResultTool);
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, string name, string description, JsonElement schema)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("description", description);
        json.WritePropertyName("input_schema");
        RequestParts.WriteForm(json, schema);
        json.WriteEndObject();
    }

    /// <summary>Messages of one side in a row are one turn: the wire wants user and assistant in alternation.</summary>
    private static IEnumerable<(string Role, List<AIContent> Contents)> Turns(IReadOnlyList<ChatMessage> messages)
    {
        (string Role, List<AIContent> Contents)? turn = null;
        foreach (var message in RequestParts.Conversation(messages))
        {
            var role = message.Role == ChatRole.Assistant ? "assistant" : "user";
            if (turn is { } open && open.Role == role)
            {
                open.Contents.AddRange(message.Contents.Where(HasForm));
                continue;
            }

            if (turn is { Contents.Count: > 0 } done)
                yield return done;
            turn = (role, [.. message.Contents.Where(HasForm)]);
        }

        if (turn is { Contents.Count: > 0 } last)
            yield return last;
    }

    /// <summary>Empty text is refused by the wire, and so is thinking that it did not sign.</summary>
    private static bool HasForm(AIContent content) =>
        content is TextReasoningContent { ProtectedData: not null } or TextContent { Text.Length: > 0 } or FunctionCallContent or FunctionResultContent;

    private static void WriteTurn(Utf8JsonWriter json, (string Role, List<AIContent> Contents) turn)
    {
        json.WriteStartObject();
        json.WriteString("role", turn.Role);
        json.WriteStartArray("content");
        foreach (var content in turn.Contents)
            WriteContent(json, content);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, AIContent content)
    {
        switch (content)
        {
            case TextReasoningContent { ProtectedData: { } data } when data.StartsWith(AnthropicDecoder.Redacted, StringComparison.Ordinal):
                WriteBlock(json, "redacted_thinking", ("data", data[AnthropicDecoder.Redacted.Length..]));
                break;
            case TextReasoningContent { ProtectedData: { } signature } thinking:
                WriteBlock(json, "thinking", ("thinking", thinking.Text), ("signature", signature));
                break;
            case TextContent { Text.Length: > 0 } text:
                WriteBlock(json, "text", ("text", text.Text));
                break;
            case FunctionCallContent call:
                json.WriteStartObject();
                json.WriteString("type", "tool_use");
                json.WriteString("id", call.CallId);
                json.WriteString("name", call.Name);
                json.WritePropertyName("input");
                RequestParts.WriteArguments(json, call);
                json.WriteEndObject();
                break;
            case FunctionResultContent result:
                WriteBlock(json, "tool_result", ("tool_use_id", result.CallId), ("content", result.Result?.ToString() ?? ""));
                break;
            default:
                break;
        }
    }

    private static void WriteBlock(Utf8JsonWriter json, string type, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        foreach (var (name, value) in fields)
            json.WriteString(name, value);
        json.WriteEndObject();
    }
}
