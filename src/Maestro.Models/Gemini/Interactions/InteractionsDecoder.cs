using System.Text.Json;
using Maestro.Core.Models;
using Maestro.Models.Http;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Gemini.Interactions;

/// <summary>Reads the steps of an interaction; those of tools that the provider runs itself are passed over.</summary>
internal sealed class InteractionsDecoder(ProviderOptions options) : WireDecoder(options)
{
    private readonly SortedDictionary<int, ToolCallPieces> calls = [];
    private string? thoughtSignature;
    private bool hasCalls;

    protected override string WireName => "the Interactions API";

    protected override void DecodeObject(JsonElement frame)
    {
        switch (TextOf(frame, "event_type"u8))
        {
            case "interaction.created":
                IsKnown = true;
                Model = TextOf(frame.GetProperty("interaction"u8), "model"u8);
                break;
            case "step.start":
                IsKnown = true;
                Start(IndexOf(frame), frame.GetProperty("step"u8));
                break;
            case "step.delta":
                Add(IndexOf(frame), frame.GetProperty("delta"u8));
                break;
            case "step.stop":
                Stop(IndexOf(frame));
                break;
            case "interaction.completed":
                EndWith(frame.GetProperty("interaction"u8));
                break;
            case null when TextOf(frame, "object"u8) is "interaction":
                ReadWhole(frame);
                break;
            default:
                break;
        }
    }

    protected override void EndReply() => StopAll();

    /// <summary>The reply of a server that does not stream.</summary>
    private void ReadWhole(JsonElement interaction)
    {
        IsKnown = true;
        Model = TextOf(interaction, "model"u8);
        if (interaction.TryGetProperty("steps"u8, out var steps))
            foreach (var (index, step) in steps.EnumerateArray().Index())
            {
                Start(index, step);
                Stop(index);
            }

        EndWith(interaction);
    }

    private void Start(int index, JsonElement step)
    {
        switch (TextOf(step, "type"u8))
        {
            case "model_output":
                AddText(TextsOf(step, "content"u8));
                break;
            case "thought":
                AddReasoning(TextsOf(step, "summary"u8));
                thoughtSignature = TextOf(step, "signature"u8);
                break;
            case "function_call":
                var call = calls[index] = new ToolCallPieces { Id = TextOf(step, "id"u8), Name = TextOf(step, "name"u8) ?? "", Signature = SignatureOf(step) };
                if (step.TryGetProperty("arguments"u8, out var arguments) && arguments.ValueKind is JsonValueKind.Object && arguments.EnumerateObject().Any())
                    call.Append(arguments.GetRawText());
                break;
            default:
                break;
        }
    }

    private void Add(int index, JsonElement delta)
    {
        switch (TextOf(delta, "type"u8))
        {
            case "text":
                AddText(TextOf(delta, "text"u8));
                break;
            case "thought_summary":
                AddReasoning(TextOf(delta, "text"u8) ?? (delta.TryGetProperty("content"u8, out var content) ? TextOf(content, "text"u8) : null));
                break;
            case "thought_signature":
                thoughtSignature = TextOf(delta, "signature"u8);
                break;
            case "arguments_delta" when calls.TryGetValue(index, out var call):
                call.Append(TextOf(delta, "arguments"u8));
                call.Signature = SignatureOf(delta) ?? call.Signature;
                break;
            default:
                break;
        }
    }

    /// <summary>The signature closes the thought, wherever in it the wire sent it.</summary>
    private void Stop(int index)
    {
        if (!string.IsNullOrEmpty(thoughtSignature))
            Contents.Add(new TextReasoningContent("") { ProtectedData = thoughtSignature });
        thoughtSignature = null;
        if (!calls.Remove(index, out var call))
            return;
        Contents.Add(call.ToContent());
        hasCalls = true;
    }

    private void StopAll()
    {
        Stop(-1);
        foreach (var index in calls.Keys.ToArray())
            Stop(index);
    }

    private void EndWith(JsonElement interaction)
    {
        StopAll();
        if (interaction.TryGetProperty("usage"u8, out var usage) && usage.ValueKind is JsonValueKind.Object)
            Contents.Add(new UsageContent(ReadUsage(usage)));
        Finish = TextOf(interaction, "status"u8) switch
        {
            "failed" when interaction.TryGetProperty("error"u8, out var error) => throw VendorError.FromFrame(Options, error),
            "failed" or "cancelled" => throw new ModelException(
                ErrorKind.Overloaded, $"{Options.Id}: the interaction failed and no reason was given.",
                    "Try again later, or choose another provider with --provider."),
            "incomplete" => ChatFinishReason.Length,
            _ => hasCalls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        };
        IsDone = true;
    }

    private static UsageDetails ReadUsage(JsonElement counts)
    {
        var thoughts = NumberOf(counts, "total_thought_tokens"u8);
        return new UsageDetails
        {
            InputTokenCount = NumberOf(counts, "total_input_tokens"u8),
            OutputTokenCount = (NumberOf(counts, "total_output_tokens"u8) ?? 0) + (thoughts ?? 0),
            TotalTokenCount = NumberOf(counts, "total_tokens"u8),
            CachedInputTokenCount = NumberOf(counts, "total_cached_tokens"u8),
            ReasoningTokenCount = thoughts,
        };
    }

    private static int IndexOf(JsonElement frame) => frame.GetProperty("index"u8).GetInt32();

    private static string? SignatureOf(JsonElement element) => TextOf(element, "signature"u8) is { Length: > 0 } signature ? signature : null;

    private static string? TextsOf(JsonElement step, ReadOnlySpan<byte> name) =>
        step.TryGetProperty(name, out var parts) && parts.ValueKind is JsonValueKind.Array
            ? string.Concat(parts.EnumerateArray().Select(part => TextOf(part, "text"u8))) : null;
}
