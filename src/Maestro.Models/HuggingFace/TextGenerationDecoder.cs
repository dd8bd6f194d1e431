using System.Text.Json;
using Maestro.Models.Http;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.HuggingFace;

/// <summary>Reads the tokens of a text generation stream; the last frame has the whole text and why it ended.</summary>
internal sealed class TextGenerationDecoder(ProviderOptions options) : WireDecoder(options)
{
    private string held = "";
    private bool hasTokens;
    private bool hasText;
    private bool isTurnOver;

    protected override string WireName => "text generation";

    protected override void DecodeObject(JsonElement frame)
    {
        if (frame.TryGetProperty("token"u8, out var token) && token.ValueKind is JsonValueKind.Object)
        {
            IsKnown = hasTokens = true;
            if (!token.TryGetProperty("special"u8, out var special) || special.ValueKind is not JsonValueKind.True)
                AddPiece(TextOf(token, "text"u8));
        }

        if (TextOf(frame, "generated_text"u8) is not { } whole)
            return;
        IsKnown = IsDone = true;
        if (!hasTokens)
            AddPiece(whole);
        EndWith(frame);
    }

    protected override void EndReply() => AddText(held);

    /// <summary>The wire sends stop sequences too, so what may begin the person's next turn waits for the token after it.</summary>
    private void AddPiece(string? piece)
    {
        if (isTurnOver)
            return;
        var text = hasText ? held + piece : (held + piece).TrimStart();
        var end = text.IndexOf(TextGenerationRequest.PersonTurn, StringComparison.Ordinal);
        isTurnOver = end >= 0;
        if (!isTurnOver)
            for (end = Math.Max(0, text.Length - TextGenerationRequest.PersonTurn.Length + 1); end < text.Length; end++)
                if (TextGenerationRequest.PersonTurn.AsSpan().StartsWith(text.AsSpan(end)))
                    break;
        AddText(text[..end]);
        hasText |= end > 0;
        held = isTurnOver ? "" : text[end..];
    }

    private void EndWith(JsonElement frame)
    {
        AddText(held);
        held = "";
        Finish = ChatFinishReason.Stop;
        if (!frame.TryGetProperty("details"u8, out var details) || details.ValueKind is not JsonValueKind.Object)
            return;
        if (TextOf(details, "finish_reason"u8) is "length")
            Finish = ChatFinishReason.Length;
        Contents.Add(new UsageContent(new UsageDetails
        {
            InputTokenCount = NumberOf(details, "input_length"u8),
            OutputTokenCount = NumberOf(details, "generated_tokens"u8),
        }));
    }
}
