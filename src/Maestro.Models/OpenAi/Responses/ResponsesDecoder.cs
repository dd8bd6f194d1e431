using System.Text.Json;
using Maestro.Models.Http;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.OpenAi.Responses;

/// <summary>Reads the events of a Responses stream; what the provider ran itself (searches, containers, remote tools) is no call of ours and passed over.</summary>
internal sealed class ResponsesDecoder(ProviderOptions options) : WireDecoder(options)
{
    private bool hasCalls;

    protected override string WireName => "the Responses API";

    protected override void DecodeObject(JsonElement frame)
    {
        var type = Text(frame, "type"u8) ?? "";
        IsKnown |= type.StartsWith("response.", StringComparison.Ordinal);
        switch (type)
        {
            case "response.output_text.delta" or "response.refusal.delta":
                AddText(Text(frame, "delta"u8));
                break;
            case "response.reasoning_summary_text.delta" or "response.reasoning_text.delta":
                AddReasoning(Text(frame, "delta"u8));
                break;
            case "response.reasoning_summary_part.added" when frame.TryGetProperty("summary_index"u8, out var index) && index.GetInt32() > 0:
                AddReasoning("\n\n");
                break;
            case "response.output_item.done":
                AddItem(frame.GetProperty("item"u8));
                break;
            case "response.created":
                Model = Text(frame.GetProperty("response"u8), "model"u8);
                break;
            case "response.completed" or "response.incomplete":
                EndWith(frame.GetProperty("response"u8));
                break;
            case "response.failed":
                throw VendorError.FromFrame(Options, frame.GetProperty("response"u8).GetProperty("error"u8));
            case "error":
                throw VendorError.FromFrame(Options, frame);
            default:
                break;
        }
    }

    /// <summary>A whole item: a call of one of our tools, or reasoning that must be sent back as it came.</summary>
    private void AddItem(JsonElement item)
    {
        switch (Text(item, "type"u8))
        {
            case "function_call":
                var call = new ToolCallPieces { Id = Text(item, "call_id"u8), Name = Text(item, "name"u8) ?? "" };
                call.Append(Text(item, "arguments"u8));
                Contents.Add(call.ToContent());
                hasCalls = true;
                break;
            case "reasoning" when Text(item, "encrypted_content"u8) is { Length: > 0 }:
                Contents.Add(new TextReasoningContent("") { ProtectedData = item.GetRawText() });
                break;
            default:
                break;
        }
    }

    private void EndWith(JsonElement response)
    {
        if (response.TryGetProperty("usage"u8, out var usage) && usage.ValueKind is JsonValueKind.Object)
            Contents.Add(new UsageContent(OpenAiUsage.ReadResponses(usage)));
        var reason = response.TryGetProperty("incomplete_details"u8, out var details) && details.ValueKind is JsonValueKind.Object ? Text(details, "reason"u8) : null;
        Finish = reason switch
        {
            "content_filter" => ChatFinishReason.ContentFilter,
            not null => ChatFinishReason.Length,
            _ => hasCalls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        };
        IsDone = true;
    }

    private static string? Text(JsonElement element, ReadOnlySpan<byte> name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
