using System.Text.Json;

namespace Maestro.Core.Json;

/// <summary>What was read from a text that should hold JSON.</summary>
/// <param name="Value">Undefined when the reading failed.</param>
/// <param name="Repairs">What had to be changed or left out, in order, for a person to read; empty for valid JSON.</param>
/// <param name="Failure">Why nothing could be read; null when something was.</param>
public sealed record LooseJsonResult(JsonElement Value, IReadOnlyList<string> Repairs, string? Failure)
{
    public bool Succeeded => Failure is null;

    /// <summary>True when the text ended before its value did.</summary>
    public bool IsCutOff => Repairs.Contains(LooseParser.ClosedAtEnd);
}

/// <summary>The kinds of value that can be asked for.</summary>
public enum JsonShapeKind
{
    Any,
    Object,
    Array,
}

/// <summary>What a JSON value should look like.</summary>
/// <param name="Required">Names of the properties that an object must have.</param>
public sealed record JsonShape(JsonShapeKind Kind, IReadOnlyList<string> Required)
{
    public static JsonShape Any { get; } = new(JsonShapeKind.Any, []);

    public static JsonShape Array { get; } = new(JsonShapeKind.Array, []);

    public static JsonShape Object(params IReadOnlyList<string> required) => new(JsonShapeKind.Object, required);

    /// <summary>The outermost value that has this shape, the value itself first.</summary>
    internal JsonElement? Find(JsonElement value)
    {
        var level = new List<JsonElement> { value };
        while (level.Count > 0)
        {
            foreach (var candidate in level)
            {
                if (Fits(candidate))
                    return candidate;
            }

            level = [.. level.SelectMany(Inside)];
        }

        return null;
    }

    public override string ToString() => (Kind, Required) switch
    {
        (JsonShapeKind.Array, _) => "an array",
        (JsonShapeKind.Object, []) => "an object",
        (JsonShapeKind.Object, _) => $"an object with {string.Join(", ", Required)}",
        _ => "an object or an array",
    };

    private bool Fits(JsonElement value) => Kind switch
    {
        JsonShapeKind.Object => value.ValueKind == JsonValueKind.Object && Required.All(name => value.TryGetProperty(name, out _)),
        JsonShapeKind.Array => value.ValueKind == JsonValueKind.Array,
        _ => true,
    };

    private static IEnumerable<JsonElement> Inside(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Select(property => property.Value),
        JsonValueKind.Array => value.EnumerateArray(),
        _ => [],
    };
}
