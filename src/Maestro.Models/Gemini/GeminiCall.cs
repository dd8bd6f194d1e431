using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Core.Agents;
using Maestro.Core.Tools;
using Maestro.Models.Http;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Gemini;

/// <summary>A function call whose arguments may come one by one, each named by a JSON path such as <c>$.items[0].name</c>.</summary>
internal sealed class GeminiCall(string name, string? id, string? signature)
{
    private readonly JsonObject arguments = [];

    public void Add(JsonElement part)
    {
        if (part.TryGetProperty("args"u8, out var whole) && whole.ValueKind is JsonValueKind.Object)
            foreach (var property in whole.EnumerateObject())
                arguments[property.Name] = ToNode(property.Value);
        if (part.TryGetProperty("partialArgs"u8, out var pieces))
            foreach (var piece in pieces.EnumerateArray())
                if (piece.GetProperty("jsonPath").GetString() is { } path)
                    Put(path, piece);
    }

    public FunctionCallContent ToContent()
    {
        var call = new FunctionCallContent(id ?? ToolCallPieces.NewId(), name, ToolArguments.FromJson(JsonElement.Parse(arguments.ToJsonString())));
        if (signature is not null)
            call.AdditionalProperties = new AdditionalPropertiesDictionary { [MessageParts.SignatureKey] = signature };
        return call;
    }

    private void Put(string path, JsonElement piece)
    {
        var steps = path.TrimStart('$').Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries).Select(step => step.Trim('\'', '"')).ToArray();
        if (steps.Length == 0)
            return;
        JsonNode node = arguments;
        for (var i = 0; i < steps.Length - 1; i++)
        {
            var next = Get(node, steps[i]);
            if (next is null)
                Set(node, steps[i], next = IsIndex(steps[i + 1]) ? new JsonArray() : new JsonObject());
            node = next;
        }

        var last = steps[^1];
        var before = Get(node, last) is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        Set(node, last, Value(piece, before));
    }

    private static bool IsIndex(string step) => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static JsonNode? Get(JsonNode node, string step) => node switch
    {
        JsonObject json => json[step],
        JsonArray list => int.Parse(step, CultureInfo.InvariantCulture) is var index && index < list.Count ? list[index] : null,
        _ => throw new FormatException($"an argument path leads into a value at '{step}'"),
    };

    private static void Set(JsonNode node, string step, JsonNode? value)
    {
        if (node is JsonObject json)
        {
            json[step] = value;
            return;
        }

        var list = node.AsArray();
        var index = int.Parse(step, CultureInfo.InvariantCulture);
        if (index > list.Count)
            throw new FormatException($"an argument path skips to element {index}");
        if (index == list.Count)
            list.Add(value);
        else
            list[index] = value;
    }

    private static JsonNode? Value(JsonElement piece, string? before)
    {
        foreach (var property in piece.EnumerateObject())
        {
            switch (property.Name)
            {
                case "stringValue":
                    return JsonValue.Create(before + property.Value.GetString());
                case "numberValue" or "boolValue":
                    return ToNode(property.Value);
                default:
                    break;
            }
        }

        return null;
    }

    private static JsonNode? ToNode(JsonElement value) => JsonNode.Parse(value.GetRawText());
}
