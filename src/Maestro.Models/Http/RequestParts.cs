using System.Text.Json;
using Maestro.Core.Agents;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Http;

/// <summary>The parts of a request that every wire reads in the same way.</summary>
internal static class RequestParts
{
    /// <summary>The system prompt: every system message, in order; with the options' instructions first.</summary>
    public static string? System(IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        var texts = messages.Where(message => message.Role == ChatRole.System).Select(message => message.Text)
            .Prepend(options.Instructions ?? "").Where(text => text.Length > 0);
        var system = string.Join("\n\n", texts);
        return system.Length > 0 ? system : null;
    }

    public static IEnumerable<ChatMessage> Conversation(IReadOnlyList<ChatMessage> messages) => messages.Where(message => message.Role != ChatRole.System);

    /// <summary>The name of the tool for each call id: some wires want it again with the result.</summary>
    public static Dictionary<string, string> CallNames(IReadOnlyList<ChatMessage> messages) => messages.SelectMany(message => message.Contents)
        .OfType<FunctionCallContent>().GroupBy(call => call.CallId, StringComparer.Ordinal)
        .ToDictionary(calls => calls.Key, calls => calls.Last().Name, StringComparer.Ordinal);

    public static IReadOnlyList<AIFunctionDeclaration> Tools(ChatOptions options) => [.. (options.Tools ?? []).OfType<AIFunctionDeclaration>()];

    /// <summary>The JSON schema that the reply must follow.</summary>
    public static JsonElement? Form(ChatOptions? options) => options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } ? schema : null;

    public static string FormName(ChatOptions options) => (options.ResponseFormat as ChatResponseFormatJson)?.SchemaName ?? "result";

    /// <summary>Writes the schema without the name of its dialect, which some servers stumble over.</summary>
    public static void WriteForm(Utf8JsonWriter json, JsonElement form)
    {
        if (form.ValueKind is not JsonValueKind.Object || !form.TryGetProperty("$schema", out _))
        {
            form.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        foreach (var keyword in form.EnumerateObject())
            if (!keyword.NameEquals("$schema"))
                keyword.WriteTo(json);
        json.WriteEndObject();
    }

    public static bool AllowsTools(ChatOptions options) => options.ToolMode is not NoneChatToolMode;

    public static string? Signature(AIContent content) =>
        content.AdditionalProperties?.TryGetValue(MessageParts.SignatureKey, out string? signature) is true ? signature : null;

    /// <summary>The temperature as a person writes it: 0.2, not 0.200000003.</summary>
    public static decimal? Temperature(ChatOptions options) => options.Temperature is { } value ? (decimal)value : null;

    public static void WriteStrings(Utf8JsonWriter json, string name, IList<string>? values)
    {
        if (values is not { Count: > 0 })
            return;
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void WriteArguments(Utf8JsonWriter json, FunctionCallContent call) => Core.Tools.ToolArguments.ToJson(call).WriteTo(json);
}
