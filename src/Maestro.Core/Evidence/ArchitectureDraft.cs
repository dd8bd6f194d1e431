using System.Text.Json;
using Maestro.Core.Json;
using Maestro.Core.Results;

namespace Maestro.Core.Evidence;

/// <summary>What an architect decides, without the structure that was counted: what a model is asked for.</summary>
public sealed record ArchitectureDraft(
    string Decision, IReadOnlyList<string> Reasons, string Approach, IReadOnlyList<string> Risks, IReadOnlyList<string> Constraints, string Complexity,
    string ComplexityReason, IReadOnlyList<ArchitectureAlternative> Alternatives, IReadOnlyList<string> Recommendations)
{
    /// <summary>The JSON schema of a draft, for prompts and providers.</summary>
    public const string Schema =
        """
        {
          "type": "object",
          "properties": {
            "decision": { "type": "string", "description": "one or two sentences" },
            "reasons": { "type": "array", "items": { "type": "string" } },
            "approach": { "type": "string", "description": "how to get there, step by step, with the files" },
            "risks": { "type": "array", "items": { "type": "string" } },
            "constraints": { "type": "array", "items": { "type": "string" }, "description": "what must stay true" },
            "complexity": { "type": "string", "enum": ["low", "medium", "high"] },
            "complexity_reason": { "type": "string" },
            "alternatives": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": { "option": { "type": "string" }, "for": { "type": "string" }, "against": { "type": "string" } },
                "required": ["option", "for", "against"],
                "additionalProperties": false
              }
            },
            "recommendations": { "type": "array", "items": { "type": "string" }, "description": "what to do first" }
          },
          "required": ["decision", "reasons", "approach", "risks", "constraints", "complexity", "complexity_reason", "alternatives", "recommendations"],
          "additionalProperties": false
        }
        """;

    /// <summary>Reads a draft leniently; <see cref="Problems"/> says what is missing.</summary>
    public static ArchitectureDraft Read(JsonElement json) => new(
        LooseFields.Text(json, "decision"), LooseFields.Texts(json, "reasons", "rationale"), Steps(json), LooseFields.Texts(json, "risks"),
        LooseFields.Texts(json, "constraints"), Level(LooseFields.Text(json, "complexity")), LooseFields.Text(json, "complexity_reason", "complexity_because"),
        Others(LooseFields.Find(json, "alternatives", "options")), LooseFields.Texts(json, "recommendations"));

    /// <summary>Without a decision, an approach and a complexity nothing was decided.</summary>
    public IReadOnlyList<string> Problems =>
    [
        .. Decision.Length == 0 ? ["`decision` is missing."] : Array.Empty<string>(),
        .. Approach.Length == 0 ? ["`approach` is missing."] : Array.Empty<string>(),
        .. Complexity.Length == 0 ? ["`complexity` must be low, medium or high."] : Array.Empty<string>(),
    ];

    private static string Steps(JsonElement json) => string.Join('\n', LooseFields.Texts(json, "approach"));

    private static string Level(string written) => written.ToLowerInvariant() switch
    {
        var text when text.Contains("high", StringComparison.Ordinal) => "high",
        var text when text.Contains("medium", StringComparison.Ordinal) || text.Contains("moderate", StringComparison.Ordinal) => "medium",
        var text when text.Contains("low", StringComparison.Ordinal) => "low",
        _ => "",
    };

    private static IReadOnlyList<ArchitectureAlternative> Others(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } items
        ? [.. items.EnumerateArray().Select(item => item.ValueKind is JsonValueKind.Object
            ? new ArchitectureAlternative(LooseFields.Text(item, "option", "name", "title"), LooseFields.Text(item, "for", "pros", "advantages"),
                LooseFields.Text(item, "against", "cons", "why_not", "disadvantages"))
            : new ArchitectureAlternative(item.ToString(), "", "")).Where(item => item.Option.Length > 0)]
        : [];
}
