using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Maestro.Models.OpenAi;

/// <summary>Reads the <c>usage</c> of a stream.</summary>
internal static class OpenAiUsage
{
    public static UsageDetails Read(JsonElement usage) => new()
    {
        InputTokenCount = Number(usage, "prompt_tokens"),
        OutputTokenCount = Number(usage, "completion_tokens"),
        TotalTokenCount = Number(usage, "total_tokens"),
        CachedInputTokenCount = Number(usage, "prompt_tokens_details", "cached_tokens") ?? Number(usage, "prompt_cache_hit_tokens"),
        ReasoningTokenCount = Number(usage, "completion_tokens_details", "reasoning_tokens"),
    };

    /// <summary>The Responses API names the same figures in its own way.</summary>
    public static UsageDetails ReadResponses(JsonElement usage) => new()
    {
        InputTokenCount = Number(usage, "input_tokens"),
        OutputTokenCount = Number(usage, "output_tokens"),
        TotalTokenCount = Number(usage, "total_tokens"),
        CachedInputTokenCount = Number(usage, "input_tokens_details", "cached_tokens"),
        ReasoningTokenCount = Number(usage, "output_tokens_details", "reasoning_tokens"),
    };

    private static long? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    private static long? Number(JsonElement element, string details, string name) =>
        element.TryGetProperty(details, out var inner) && inner.ValueKind is JsonValueKind.Object ? Number(inner, name) : null;
}
