using System.Text;
using System.Text.Json;
using Maestro.Core.Agents;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Http;

/// <summary>A tool call that is put together from the pieces of a stream.</summary>
internal sealed class ToolCallPieces
{
    private readonly StringBuilder arguments = new();

    public string? Id { get; set; }

    public string Name { get; set; } = "";

    public string? Signature { get; set; }

    public bool HasArguments => arguments.Length > 0;

    public void Append(string? piece) => arguments.Append(piece);

    /// <summary>The whole call; arguments that are no JSON object are kept as the model wrote them, for the tool to complain about.</summary>
    public FunctionCallContent ToContent()
    {
        var call = new FunctionCallContent(string.IsNullOrEmpty(Id) ? NewId() : Id, Name, Parse(arguments.ToString()));
        if (Signature is not null)
            call.AdditionalProperties = new AdditionalPropertiesDictionary { [MessageParts.SignatureKey] = Signature };
        return call;
    }

    /// <summary>An id for a call that the provider gave none.</summary>
    public static string NewId() => $"call_{Guid.NewGuid():N}"[..17];

    private static Dictionary<string, object?> Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        try
        {
            var json = JsonElement.Parse(text);
            if (json.ValueKind is JsonValueKind.Object)
                return ToolArguments.FromJson(json);
        }
        catch (JsonException)
        {
            // The text itself is given to the tool below.
        }

        using var quoted = JsonDocument.Parse(WireRequest.Json(json => json.WriteString("text", text)));
        return new Dictionary<string, object?> { [ToolArguments.MalformedKey] = quoted.RootElement.GetProperty("text").Clone() };
    }
}
