using System.Text.Json;

namespace Maestro.Models.OpenAi;

/// <summary>A chunk that holds nothing but a piece of the answer or of the reasoning: all but a few of a stream, so read without a document.</summary>
internal readonly record struct OpenAiToken
{
    public string? Text { get; private init; }

    public string? Reasoning { get; private init; }

    /// <summary>False when the chunk says anything else of interest, such as a tool call, the end, the usage or an error.</summary>
    public static bool TryRead(ReadOnlySpan<byte> frame, out OpenAiToken token)
    {
        token = default;
        var reader = new Utf8JsonReader(frame);
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
            return false;
        var hasChoice = false;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("choices"u8))
            {
                if (hasChoice || !TryReadChoices(ref reader, out token))
                    return false;
                hasChoice = true;
                continue;
            }

            var mustBeNull = reader.ValueTextEquals("usage"u8) || reader.ValueTextEquals("error"u8);
            reader.Read();
            if (mustBeNull && reader.TokenType is not JsonTokenType.Null)
                return false;
            reader.Skip();
        }

        return hasChoice && !reader.Read();
    }

    private static bool TryReadChoices(ref Utf8JsonReader reader, out OpenAiToken token)
    {
        token = default;
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartArray || !reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("delta"u8))
            {
                if (!TryReadDelta(ref reader, out token))
                    return false;
                continue;
            }

            var mustBeNull = reader.ValueTextEquals("finish_reason"u8) || reader.ValueTextEquals("message"u8);
            reader.Read();
            if (mustBeNull && reader.TokenType is not JsonTokenType.Null)
                return false;
            reader.Skip();
        }

        return reader.Read() && reader.TokenType is JsonTokenType.EndArray;
    }

    private static bool TryReadDelta(ref Utf8JsonReader reader, out OpenAiToken token)
    {
        string? text = null;
        string? reasoning = null;
        string? reasoningContent = null;
        token = default;
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isText = reader.ValueTextEquals("content"u8);
            var isReasoning = reader.ValueTextEquals("reasoning"u8);
            var isReasoningContent = reader.ValueTextEquals("reasoning_content"u8);
            var isPlain = reader.ValueTextEquals("role"u8) || reader.ValueTextEquals("index"u8) || reader.ValueTextEquals("reasoning_details"u8);
            reader.Read();
            if (reader.TokenType is JsonTokenType.Null)
                continue;
            if (isPlain)
                reader.Skip();
            else if (reader.TokenType is not JsonTokenType.String)
                return false;
            else if (isText)
                text = reader.GetString();
            else if (isReasoning)
                reasoning = reader.GetString();
            else if (isReasoningContent)
                reasoningContent = reader.GetString();
            else
                return false;
        }

        token = new OpenAiToken { Text = text, Reasoning = string.IsNullOrEmpty(reasoning) ? reasoningContent : reasoning };
        return true;
    }
}
