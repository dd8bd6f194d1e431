using System.Text.Json;
using Maestro.Core.Tools;

namespace Maestro.Tools;

/// <summary>Reads the arguments of a call; what is wrong is said in words that a model can act on.</summary>
internal readonly struct Arguments
{
    private readonly JsonElement json;

    public Arguments(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Object && json.TryGetProperty(ToolArguments.MalformedKey, out var text))
            throw new ToolException($"The arguments are no JSON object: {text}");
        this.json = json;
    }

    public bool Has(string name) => TryGet(name, out _);

    /// <exception cref="ToolException">The argument is missing or no text.</exception>
    public string Required(string name) =>
        Optional(name) is { Length: > 0 } text ? text : throw new ToolException($"The argument \"{name}\" is missing; it must be a text.");

    public string? Optional(string name) => !TryGet(name, out var value) ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : throw new ToolException($"The argument \"{name}\" must be a text.");

    public int? Number(string name) => !TryGet(name, out var value) ? null
        : value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : value.ValueKind is JsonValueKind.String && int.TryParse(value.GetString(), out number) ? number
        : throw new ToolException($"The argument \"{name}\" must be a whole number.");

    public bool Flag(string name) => TryGet(name, out var value) && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new ToolException($"The argument \"{name}\" must be true or false."),
    };

    /// <summary>A text that is there, though it may be empty.</summary>
    public string Text(string name) => Optional(name) ?? throw new ToolException($"The argument \"{name}\" is missing; it must be a text.");

    /// <summary>The objects of a list; a single object counts as a list of one.</summary>
    public IReadOnlyList<Arguments> List(string name)
    {
        if (!TryGet(name, out var value))
            throw new ToolException($"The argument \"{name}\" is missing; it must be a list of objects.");
        if (value.ValueKind is JsonValueKind.Object)
            return [new Arguments(value)];
        return value.ValueKind is JsonValueKind.Array && value.GetArrayLength() > 0
            && value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.Object)
            ? [.. value.EnumerateArray().Select(item => new Arguments(item))]
            : throw new ToolException($"The argument \"{name}\" must be a list of objects.");
    }

    public IReadOnlyList<string> Texts(string name) =>
        TryGet(name, out var value) && value.ValueKind is JsonValueKind.Array && value.GetArrayLength() > 0
            && value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw new ToolException($"The argument \"{name}\" must be a list of texts.");

    private bool TryGet(string name, out JsonElement value)
    {
        value = default;
        return json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out value) && value.ValueKind is not JsonValueKind.Null;
    }
}
