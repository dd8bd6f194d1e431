using System.Text.Json;
using Maestro.Core.Models;
using Maestro.Models.Http;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.OpenAi;

/// <summary>Reads the chunks of a chat completions stream, with the fields that compatible servers add or leave out.</summary>
internal sealed class OpenAiDecoder(ProviderOptions options) : WireDecoder(options)
{
    /// <summary>Where Gemini's OpenAI-compatible server puts the signature of a call; sent back unchanged.</summary>
    public const string ExtraContent = "extra_content";

    private readonly SortedDictionary<int, ToolCallPieces> calls = [];
    private UsageDetails? usage;

    protected override string WireName => "chat completions";

    /// <summary>The first chunk goes the long way: it names the model.</summary>
    protected override bool DecodeToken(ReadOnlySpan<byte> frame)
    {
        if (Model is null || !OpenAiToken.TryRead(frame, out var token))
            return false;
        AddReasoning(token.Reasoning);
        AddText(token.Text);
        return true;
    }

    protected override void DecodeObject(JsonElement frame)
    {
        if (Model is null && frame.TryGetProperty("model"u8, out var model) && model.ValueKind is JsonValueKind.String)
            Model = model.GetString() is { Length: > 0 } name ? name : null;
        var known = false;
        if (frame.TryGetProperty("choices"u8, out var choices))
        {
            known = true;
            foreach (var choice in choices.ValueKind is JsonValueKind.Array ? choices.EnumerateArray() : default)
                DecodeChoice(choice);
        }

        if (frame.TryGetProperty("usage"u8, out var counts) && counts.ValueKind is JsonValueKind.Object)
            (usage, known) = (OpenAiUsage.Read(counts), true);
        IsKnown |= known;
        if (!known && frame.TryGetProperty("type"u8, out var type) && type.GetString()?.StartsWith("response.", StringComparison.Ordinal) is true)
            throw new ModelException(
                ErrorKind.InvalidRequest, $"{Options.Id} at {Options.Address} sent a stream of the Responses API, not of chat completions.",
                    "A base URL that ends in /responses, such as https://api.openai.com/v1/responses, speaks it.");
    }

    protected override void EndReply()
    {
        foreach (var call in calls.Values)
            Contents.Add(call.ToContent());
        if (calls.Count > 0 && Finish is null && IsDone)
            Finish = ChatFinishReason.ToolCalls;
        calls.Clear();
        if (usage is not null)
            Contents.Add(new UsageContent(usage));
    }

    private void DecodeChoice(JsonElement choice)
    {
        if ((choice.TryGetProperty("delta"u8, out var delta) && delta.ValueKind is JsonValueKind.Object) || choice.TryGetProperty("message"u8, out delta))
        {
            AddReasoning(Text(delta, "reasoning"u8) is { Length: > 0 } reasoning ? reasoning : Text(delta, "reasoning_content"u8));
            AddText(Text(delta, "content"u8) is { Length: > 0 } text ? text : Text(delta, "refusal"u8));
            if (delta.TryGetProperty("tool_calls"u8, out var pieces) && pieces.ValueKind is JsonValueKind.Array)
                foreach (var piece in pieces.EnumerateArray())
                    AddPiece(piece);
        }

        if (choice.TryGetProperty("finish_reason"u8, out var finish) && finish.ValueKind is JsonValueKind.String)
            Finish = FinishOf(finish.GetString()!);
    }

    /// <summary>A piece belongs to the call of its index; without one, a new id or name begins a new call.</summary>
    private void AddPiece(JsonElement piece)
    {
        var id = Text(piece, "id"u8) is { Length: > 0 } text ? text : null;
        var hasFunction = piece.TryGetProperty("function"u8, out var function) && function.ValueKind is JsonValueKind.Object;
        var name = hasFunction ? Text(function, "name"u8) : null;
        var call = CallAt(piece, id, name);
        call.Id ??= id;
        if (!string.IsNullOrEmpty(name) && call.Name != name)
            call.Name += name;
        if (piece.TryGetProperty(ExtraContent, out var extra) && extra.ValueKind is JsonValueKind.Object)
            call.Signature = extra.GetRawText();
        if (hasFunction && function.TryGetProperty("arguments"u8, out var arguments))
            call.Append(arguments.ValueKind switch
            {
                JsonValueKind.String => arguments.GetString(),
                JsonValueKind.Object => arguments.GetRawText(),
                _ => null,
            });
    }

    private ToolCallPieces CallAt(JsonElement piece, string? id, string? name)
    {
        var last = calls.Count == 0 ? -1 : calls.Keys.Last();
        var index = piece.TryGetProperty("index"u8, out var number) && number.TryGetInt32(out var value) ? value : -1;
        if (index < 0)
            index = last >= 0 && !BeginsAnother(calls[last], id, name) ? last : last + 1;
        else if (calls.TryGetValue(index, out var there) && id is not null && there.Id is not null && there.Id != id)
            index = last + 1;
        if (!calls.TryGetValue(index, out var call))
            calls[index] = call = new ToolCallPieces();
        return call;
    }

    private static bool BeginsAnother(ToolCallPieces call, string? id, string? name) =>
        id is not null ? call.Id != id : !string.IsNullOrEmpty(name) && (call.HasArguments || call.Name.Length > 0);

    private static string? Text(JsonElement element, ReadOnlySpan<byte> name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()
        : value.ValueKind is JsonValueKind.Array ? string.Concat(value.EnumerateArray().Select(PartText)) : null;

    /// <summary>Mistral streams content as a list of parts when the model thinks.</summary>
    private static string? PartText(JsonElement part) =>
        part.ValueKind is JsonValueKind.Object && part.TryGetProperty("text"u8, out var text) ? text.GetString() : null;

    private static ChatFinishReason FinishOf(string reason) => reason switch
    {
        "length" => ChatFinishReason.Length,
        "tool_calls" or "function_call" => ChatFinishReason.ToolCalls,
        "content_filter" => ChatFinishReason.ContentFilter,
        _ => ChatFinishReason.Stop,
    };
}
