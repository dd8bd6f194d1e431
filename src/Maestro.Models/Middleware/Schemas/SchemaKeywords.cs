using System.Text.Json;

namespace Maestro.Models.Middleware.Schemas;

/// <summary>The part of JSON Schema that a vendor can hold its model to, word for word; a schema with anything else is sent in a looser way.</summary>
/// <param name="Known">The keywords that are understood.</param>
/// <param name="AllRequired">Every property must be required.</param>
internal sealed record SchemaKeywords(IReadOnlySet<string> Known, bool AllRequired)
{
    private static readonly string[] Common =
        ["$schema", "type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf", "title", "description", "format", "pattern"];

    /// <summary>OpenAI's strict mode ("Structured model outputs", supported schemas).</summary>
    public static SchemaKeywords OpenAi { get; } = new(
        Common.Concat(["$ref", "$defs", "multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems"])
            .ToHashSet(StringComparer.Ordinal),
        AllRequired: true);

    /// <summary>Anthropic's JSON outputs ("Structured outputs", JSON schema limitations).</summary>
    public static SchemaKeywords Anthropic { get; } = new(Common.Concat(["allOf", "default"]).ToHashSet(StringComparer.Ordinal), AllRequired: false);

    /// <summary>Whether the schema asks for an object at its root.</summary>
    public static bool IsObject(JsonElement schema) => schema.ValueKind is JsonValueKind.Object && schema.TryGetProperty("type", out var type)
        && type.ValueKind is JsonValueKind.String && type.ValueEquals("object");

    /// <summary>Whether nothing in the schema is beyond these keywords, and every object is closed.</summary>
    public bool Cover(JsonElement schema) => schema.ValueKind is JsonValueKind.Object
        && schema.EnumerateObject().All(keyword => Known.Contains(keyword.Name) && keyword.Name switch
        {
            "properties" or "$defs" => keyword.Value.EnumerateObject().All(named => Cover(named.Value)),
            "items" => Cover(keyword.Value),
            "anyOf" or "allOf" => keyword.Value.EnumerateArray().All(Cover),
            "additionalProperties" => keyword.Value.ValueKind is JsonValueKind.False,
            _ => true,
        })
        && IsClosed(schema);

    private bool IsClosed(JsonElement schema)
    {
        var hasProperties = schema.TryGetProperty("properties", out var properties);
        if (!hasProperties && !MayBeObject(schema))
            return true;
        if (!schema.TryGetProperty("additionalProperties", out _))
            return false;
        if (!AllRequired || !hasProperties)
            return true;
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet() : [];
        return properties.EnumerateObject().All(property => required.Contains(property.Name));
    }

    private static bool MayBeObject(JsonElement schema) => schema.TryGetProperty("type", out var type) && type.ValueKind switch
    {
        JsonValueKind.Array => type.EnumerateArray().Any(one => one.ValueEquals("object")),
        _ => type.ValueEquals("object"),
    };
}
