using System.Text.Json;
using Maestro.Core.Agents;
using Maestro.Core.Models;
using Maestro.Models.Http;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Gemini;

/// <summary>Reads the chunks of a generateContent stream.</summary>
internal sealed class GeminiDecoder(ProviderOptions options) : WireDecoder(options)
{
    private GeminiCall? openCall;
    private UsageDetails? usage;
    private bool hasCalls;
    private bool hasCandidate;

    protected override string WireName => "generateContent";

    protected override void DecodeObject(JsonElement frame)
    {
        Model ??= frame.TryGetProperty("modelVersion"u8, out var model) ? model.GetString() : null;
        if (frame.TryGetProperty("promptFeedback"u8, out var feedback) && feedback.ValueKind is JsonValueKind.Object
            && feedback.TryGetProperty("blockReason"u8, out var block))
            throw Refused($"the prompt was blocked ({block.GetString()})");
        if (frame.TryGetProperty("usageMetadata"u8, out var counts) && counts.ValueKind is JsonValueKind.Object
            && counts.TryGetProperty("promptTokenCount"u8, out _))
            usage = ReadUsage(counts);
        IsKnown |= frame.TryGetProperty("candidates"u8, out var candidates) || frame.TryGetProperty("usageMetadata"u8, out _);
        if (candidates.ValueKind is JsonValueKind.Array && candidates.GetArrayLength() > 0)
            DecodeCandidate(candidates[0]);
        else if (frame.TryGetProperty("event_type"u8, out _))
            throw new ModelException(
                ErrorKind.InvalidRequest, $"{Options.Id} at {Options.Address} sent a stream of the Interactions API, not of generateContent.",
                    "Check the base URL: that API is spoken at one that ends in /interactions.");
    }

    protected override void EndReply()
    {
        if (Finish is null && IsKnown && !hasCandidate)
            throw Refused("it gave no candidate and no reason");
        CloseCall();
        if (usage is not null)
            Contents.Add(new UsageContent(usage));
    }

    private void DecodeCandidate(JsonElement candidate)
    {
        hasCandidate = true;
        if (candidate.TryGetProperty("content"u8, out var content) && content.ValueKind is JsonValueKind.Object
            && content.TryGetProperty("parts"u8, out var parts))
            foreach (var part in parts.EnumerateArray())
                DecodePart(part);
        if (candidate.TryGetProperty("finishReason"u8, out var reason) && reason.GetString() is { } finish)
            Finish = FinishOf(finish, candidate);
    }

    private void DecodePart(JsonElement part)
    {
        var signature = part.TryGetProperty("thoughtSignature"u8, out var data) ? data.GetString() : null;
        if (part.TryGetProperty("functionCall"u8, out var call))
        {
            AddCall(call, signature);
            return;
        }

        CloseCall();
        if (!part.TryGetProperty("text"u8, out var value))
            return;
        var text = value.GetString() ?? "";
        if (part.TryGetProperty("thought"u8, out var thought) && thought.ValueKind is JsonValueKind.True)
            Contents.Add(new TextReasoningContent(text) { ProtectedData = signature });
        else if (signature is not null)
            Contents.Add(new TextContent(text) { AdditionalProperties = new AdditionalPropertiesDictionary { [MessageParts.SignatureKey] = signature } });
        else
            AddText(text);
    }

    /// <summary>A call comes whole, or named first and then argument by argument until a part does not continue.</summary>
    private void AddCall(JsonElement part, string? signature)
    {
        if (part.TryGetProperty("name"u8, out var name))
        {
            CloseCall();
            openCall = new GeminiCall(name.GetString()!, part.TryGetProperty("id"u8, out var id) ? id.GetString() : null, signature);
        }

        openCall?.Add(part);
        if (!part.TryGetProperty("willContinue"u8, out var more) || more.ValueKind is not JsonValueKind.True)
            CloseCall();
    }

    private void CloseCall()
    {
        if (openCall is null)
            return;
        Contents.Add(openCall.ToContent());
        (openCall, hasCalls) = (null, true);
    }

    private ChatFinishReason FinishOf(string reason, JsonElement candidate) => reason switch
    {
        "STOP" => hasCalls || openCall is not null ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        "MAX_TOKENS" => ChatFinishReason.Length,
        "SAFETY" or "RECITATION" or "BLOCKLIST" or "PROHIBITED_CONTENT" or "SPII" or "IMAGE_SAFETY" => throw Refused($"the reply was stopped ({reason})"),
        "MALFORMED_FUNCTION_CALL" or "UNEXPECTED_TOOL_CALL" => throw new ModelException(
            ErrorKind.InvalidResult, $"{Options.Id}: the model wrote a tool call that cannot be read ({Detail(candidate) ?? reason}).",
                "Try again, or choose another model."),
        _ => ChatFinishReason.Stop,
    };

    private static string? Detail(JsonElement candidate) => candidate.TryGetProperty("finishMessage"u8, out var message) ? message.GetString() : null;

    private ModelException Refused(string what) => VendorError.Refused(Options, what);

    private static UsageDetails ReadUsage(JsonElement counts)
    {
        var thoughts = Number("thoughtsTokenCount"u8);
        return new UsageDetails
        {
            InputTokenCount = Number("promptTokenCount"u8),
            OutputTokenCount = (Number("candidatesTokenCount"u8) ?? 0) + (thoughts ?? 0),
            TotalTokenCount = Number("totalTokenCount"u8),
            CachedInputTokenCount = Number("cachedContentTokenCount"u8),
            ReasoningTokenCount = thoughts,
        };

        long? Number(ReadOnlySpan<byte> name) => counts.TryGetProperty(name, out var value)
            && value.ValueKind is JsonValueKind.Number ? value.GetInt64() : null;
    }
}
