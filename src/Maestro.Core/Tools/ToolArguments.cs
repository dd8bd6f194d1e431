using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Maestro.Core.Tools;

/// <summary>The arguments of a call as JSON and as the dictionary that <see cref="FunctionCallContent"/> wants.</summary>
/// <remarks>The codecs store each argument as a <see cref="JsonElement"/>.</remarks>
public static class ToolArguments
{
    /// <summary>The key under which a codec keeps arguments that are not a JSON object, as the text the model wrote.</summary>
    public const string MalformedKey = "__malformed";

    public static JsonElement ToJson(FunctionCallContent call)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in call.Arguments ?? new Dictionary<string, object?>())
            {
                writer.WritePropertyName(name);
                if (value is JsonElement json)
                    json.WriteTo(writer);
                else if (value is null)
                    writer.WriteNullValue();
                else
                    writer.WriteStringValue(value.ToString());
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.ToArray());
    }

    public static Dictionary<string, object?> FromJson(JsonElement? arguments)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (arguments is { ValueKind: JsonValueKind.Object } json)
            foreach (var property in json.EnumerateObject())
                values[property.Name] = property.Value.Clone();
        return values;
    }
}
