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

    private bool TryGet(string name, out JsonElement value)
    {
        value = default;
        return json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out value) && value.ValueKind is not JsonValueKind.Null;
    }
}
