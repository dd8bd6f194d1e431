using System.Text.Json;
using Maestro.Models.Http;
using Maestro.Models.Middleware.Facts;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Anthropic;

/// <summary>Reads the events of a messages stream; blocks of server tools are passed over.</summary>
internal sealed class AnthropicDecoder(ProviderOptions options) : WireDecoder(options)
{
    /// <summary>Marks the protected data of a redacted block, which is sent back in another form than a signature.</summary>
    public const string Redacted = "redacted_thinking:";

    private readonly Dictionary<int, ToolCallPieces> calls = [];
    private readonly UsageDetails usage = new();
    private bool hasUsage;

    /// <summary>The block whose arguments are the answer itself.</summary>
    private int? resultBlock;

    protected override string WireName => "Anthropic messages";

    protected override void DecodeObject(JsonElement frame)
    {
        switch (Text(frame, "type"))
        {
            case "message_start":
                IsKnown = true;
                var message = frame.GetProperty("message");
                Model = message.TryGetProperty("model", out var model) ? model.GetString() : null;
                ReadUsage(message);
                break;
            case "content_block_start":
                StartBlock(frame.GetProperty("index").GetInt32(), frame.GetProperty("content_block"));
                break;
            case "content_block_delta":
                AddDelta(frame.GetProperty("index").GetInt32(), frame.GetProperty("delta"));
                break;
            case "content_block_stop":
                if (calls.Remove(frame.GetProperty("index").GetInt32(), out var call))
                    Contents.Add(call.ToContent());
                break;
            case "message_delta":
                if (frame.GetProperty("delta").TryGetProperty("stop_reason", out var reason) && reason.ValueKind is JsonValueKind.String)
                    Finish = resultBlock is not null && reason.ValueEquals("tool_use") ? ChatFinishReason.Stop : FinishOf(reason.GetString()!);
                ReadUsage(frame);
                break;
            case "message_stop":
                IsDone = true;
                break;
            default:
                break;
        }
    }

    protected override void EndReply()
    {
        if (hasUsage)
            Contents.Add(new UsageContent(usage));
    }

    private void StartBlock(int index, JsonElement block)
    {
        switch (block.GetProperty("type").GetString())
        {
            case "text":
                AddText(Text(block, "text"));
                break;
            case "thinking":
                AddReasoning(Text(block, "thinking"));
                if (Text(block, "signature") is { Length: > 0 } signature)
                    Contents.Add(Signed("", signature));
                break;
            case "redacted_thinking":
                Contents.Add(Signed("", Redacted + Text(block, "data")));
                break;
            case "tool_use" when Text(block, "name") is AnthropicRequest.ResultTool:
                resultBlock = index;
                if (Input(block) is { } whole)
                    AddText(whole);
                break;
            case "tool_use":
                var call = new ToolCallPieces { Id = Text(block, "id"), Name = Text(block, "name") ?? "" };
                if (Input(block) is { } input)
                    call.Append(input);
                calls[index] = call;
                break;
            default:
                break;
        }
    }

    private void AddDelta(int index, JsonElement delta)
    {
        switch (delta.GetProperty("type").GetString())
        {
            case "text_delta":
                AddText(Text(delta, "text"));
                break;
            case "thinking_delta":
                AddReasoning(Text(delta, "thinking"));
                break;
            case "signature_delta":
                Contents.Add(Signed("", Text(delta, "signature")));
                break;
            case "input_json_delta" when index == resultBlock:
                AddText(Text(delta, "partial_json"));
                break;
            case "input_json_delta" when calls.TryGetValue(index, out var call):
                call.Append(Text(delta, "partial_json"));
                break;
            default:
                break;
        }
    }

    private static string? Input(JsonElement block) =>
        block.TryGetProperty("input", out var input) && input.ValueKind is JsonValueKind.Object && input.EnumerateObject().Any() ? input.GetRawText() : null;

    /// <summary>The signature closes the thinking text before it, see <c>ReplyStream</c>.</summary>
    private static TextReasoningContent Signed(string text, string? signature) => new(text) { ProtectedData = signature };

    /// <summary>The start counts the input, the last delta the output; Anthropic leaves cached tokens out of <c>input_tokens</c>.</summary>
    private void ReadUsage(JsonElement owner)
    {
        if (!owner.TryGetProperty("usage", out var counts) || counts.ValueKind is not JsonValueKind.Object)
            return;
        hasUsage = true;
        var cached = Number(counts, "cache_read_input_tokens");
        var written = Number(counts, "cache_creation_input_tokens");
        if (Number(counts, "input_tokens") is { } input)
            usage.InputTokenCount = input + (cached ?? 0) + (written ?? 0);
        if (written > 0)
            usage.AdditionalCounts = new AdditionalPropertiesDictionary<long> { [Price.WrittenToCache] = written.Value };
        usage.CachedInputTokenCount = cached ?? usage.CachedInputTokenCount;
        usage.OutputTokenCount = Number(counts, "output_tokens") ?? usage.OutputTokenCount;
        usage.TotalTokenCount = usage.InputTokenCount + usage.OutputTokenCount;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetInt64() : null;

    private static ChatFinishReason FinishOf(string reason) => reason switch
    {
        "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
        "tool_use" => ChatFinishReason.ToolCalls,
        "refusal" => ChatFinishReason.ContentFilter,
        _ => ChatFinishReason.Stop,
    };
}
