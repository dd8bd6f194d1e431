using System.Text;
using System.Text.Json;
using Maestro.Models.Http;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.OpenAi.Responses;

/// <summary>Reads the events of a Responses stream; what the provider ran itself (searches, containers, remote tools) is no
/// call of ours and passed over.</summary>
internal sealed class ResponsesDecoder(ProviderOptions options) : WireDecoder(options)
{
    private readonly StringBuilder message = new();
    private readonly StringBuilder reasoning = new();
    private bool hasText;
    private bool hasCalls;

    protected override string WireName => "the Responses API";

    protected override void DecodeObject(JsonElement frame)
    {
        var type = TextOf(frame, "type"u8) ?? "";
        IsKnown |= type.StartsWith("response.", StringComparison.Ordinal);
        switch (type)
        {
            case "response.output_text.delta" or "response.refusal.delta":
                AddPiece(TextOf(frame, "delta"u8));
                break;
            case "response.reasoning_summary_text.delta" or "response.reasoning_text.delta":
                AddThought(TextOf(frame, "delta"u8));
                break;
            case "response.reasoning_summary_part.added" when frame.TryGetProperty("summary_index"u8, out var index) && index.GetInt32() > 0:
                AddThought("\n\n");
                break;
            case "response.output_item.done":
                AddItem(frame.GetProperty("item"u8));
                break;
            case "response.created":
                Model = TextOf(frame.GetProperty("response"u8), "model"u8);
                break;
            case "response.completed" or "response.incomplete":
                EndWith(frame.GetProperty("response"u8));
                break;
            case "response.failed":
                throw VendorError.FromFrame(Options, frame.GetProperty("response"u8).GetProperty("error"u8));
            case "error":
                throw VendorError.FromFrame(Options, frame);
            case "" when TextOf(frame, "object"u8) is "response":
                ReadWhole(frame);
                break;
            default:
                break;
        }
    }

    /// <summary>The reply of a server that does not stream.</summary>
    private void ReadWhole(JsonElement response)
    {
        IsKnown = true;
        Model = TextOf(response, "model"u8);
        foreach (var item in response.GetProperty("output"u8).EnumerateArray())
            AddItem(item);
        EndWith(response);
    }

    /// <summary>Text of the message that is open; what the model says before it uses a tool and after it are two messages.</summary>
    private void AddPiece(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return;
        AddText(message.Length == 0 && hasText ? "\n\n" + text : text);
        hasText = true;
        message.Append(text);
    }

    private void AddThought(string? text)
    {
        AddReasoning(text);
        reasoning.Append(text);
    }

    /// <summary>A whole item: a message, a call of one of our tools, or reasoning that must be sent back as it came.</summary>
    private void AddItem(JsonElement item)
    {
        switch (TextOf(item, "type"u8))
        {
            case "message":
                AddPiece(Rest(Texts(item, "content"u8, ""), message));
                message.Clear();
                break;
            case "function_call":
                AddCall(item, TextOf(item, "arguments"u8));
                break;
            case "custom_tool_call":
                AddCall(item, Encoding.UTF8.GetString(WireRequest.Json(json => json.WriteString("input", TextOf(item, "input"u8) ?? "")).Span));
                break;
            case "reasoning":
                AddReasoning(Rest(Texts(item, "summary"u8, "\n\n"), reasoning));
                reasoning.Clear();
                if (TextOf(item, "encrypted_content"u8) is { Length: > 0 })
                    Contents.Add(new TextReasoningContent("") { ProtectedData = item.GetRawText() });
                break;
            default:
                break;
        }
    }

    private void AddCall(JsonElement item, string? arguments)
    {
        var call = new ToolCallPieces { Id = TextOf(item, "call_id"u8), Name = TextOf(item, "name"u8) ?? "" };
        call.Append(arguments);
        Contents.Add(call.ToContent());
        hasCalls = true;
    }

    /// <summary>What a server told only when the item was whole, if anything.</summary>
    private static string? Rest(string whole, StringBuilder streamed) =>
        whole.Length > streamed.Length && whole.StartsWith(streamed.ToString(), StringComparison.Ordinal) ? whole[streamed.Length..] : null;

    private static string Texts(JsonElement item, ReadOnlySpan<byte> name, string between) =>
        item.TryGetProperty(name, out var parts) && parts.ValueKind is JsonValueKind.Array
            ? string.Join(between, parts.EnumerateArray().Select(part => TextOf(part, "text"u8) ?? TextOf(part, "refusal"u8))) : "";

    private void EndWith(JsonElement response)
    {
        if (response.TryGetProperty("usage"u8, out var usage) && usage.ValueKind is JsonValueKind.Object)
            Contents.Add(new UsageContent(OpenAiUsage.ReadResponses(usage)));
        var reason = response.TryGetProperty("incomplete_details"u8, out var details) && details.ValueKind is JsonValueKind.Object
            ? TextOf(details, "reason"u8)
            : null;
        Finish = reason switch
        {
            "content_filter" => ChatFinishReason.ContentFilter,
            not null => ChatFinishReason.Length,
            _ => hasCalls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        };
        IsDone = true;
    }
}
