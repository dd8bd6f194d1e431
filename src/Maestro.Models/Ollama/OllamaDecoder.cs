using System.Text.Json;
using Maestro.Models.Http;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Ollama;

/// <summary>Reads the lines of a chat reply; those of the older generate reply too.</summary>
internal sealed class OllamaDecoder(ProviderOptions options) : WireDecoder(options)
{
    private UsageDetails? usage;
    private bool hasCalls;

    protected override string WireName => "Ollama's chat";

    protected override void DecodeObject(JsonElement frame)
    {
        Model ??= frame.TryGetProperty("model"u8, out var model) ? model.GetString() : null;
        if (frame.TryGetProperty("message"u8, out var message))
            DecodeMessage(message);
        else if (frame.TryGetProperty("response"u8, out var text))
            AddText(text.GetString());
        IsKnown |= frame.TryGetProperty("done"u8, out _);
        if (frame.TryGetProperty("done"u8, out var done) && done.ValueKind is JsonValueKind.True)
            Close(frame);
    }

    protected override void EndReply()
    {
        if (usage is not null)
            Contents.Add(new UsageContent(usage));
    }

    private void DecodeMessage(JsonElement message)
    {
        AddReasoning(message.TryGetProperty("thinking"u8, out var thinking) ? thinking.GetString() : null);
        AddText(message.TryGetProperty("content"u8, out var content) ? content.GetString() : null);
        if (!message.TryGetProperty("tool_calls"u8, out var calls) || calls.ValueKind is not JsonValueKind.Array)
            return;
        foreach (var call in calls.EnumerateArray())
        {
            var function = call.GetProperty("function");
            var id = call.TryGetProperty("id"u8, out var given) ? given.GetString() : null;
            var pieces = new ToolCallPieces { Id = id, Name = function.GetProperty("name").GetString() ?? "" };
            if (function.TryGetProperty("arguments"u8, out var arguments))
                pieces.Append(arguments.ValueKind is JsonValueKind.String ? arguments.GetString() : arguments.GetRawText());
            Contents.Add(pieces.ToContent());
            hasCalls = true;
        }
    }

    private void Close(JsonElement frame)
    {
        IsDone = true;
        var reason = frame.TryGetProperty("done_reason"u8, out var text) ? text.GetString() : null;
        Finish = reason is "length" ? ChatFinishReason.Length : hasCalls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop;
        var input = Number("prompt_eval_count"u8);
        var output = Number("eval_count"u8);
        if (input is not null || output is not null)
            usage = new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = (input ?? 0) + (output ?? 0) };

        long? Number(ReadOnlySpan<byte> name) => frame.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetInt64() : null;
    }
}
