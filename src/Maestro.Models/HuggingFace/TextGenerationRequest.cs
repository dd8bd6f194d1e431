using System.Text;
using Maestro.Models.Http;
using Microsoft.Extensions.AI;

namespace Maestro.Models.HuggingFace;

/// <summary>Writes the conversation as one text for the model to continue; the wire has no roles and no tools.</summary>
internal static class TextGenerationRequest
{
    /// <summary>Begins a turn of the person; a model that writes it itself has finished its own turn.</summary>
    public const string PersonTurn = "\n\nUser:";

    private const string ModelTurn = "\n\nAssistant:";
    private const string ResultTurn = "\n\nResult:";

    /// <summary>Older servers stop after 100 tokens when no limit is sent.</summary>
    private const int DefaultMaxTokens = 1024;

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<ChatMessage> messages, ChatOptions options) => WireRequest.Json(json =>
    {
        json.WriteString("inputs", Prompt(messages, options));
        json.WriteBoolean("stream", true);
        json.WriteStartObject("parameters");
        json.WriteBoolean("return_full_text", false);
        json.WriteBoolean("details", true);
        json.WriteNumber("max_new_tokens", options.MaxOutputTokens ?? DefaultMaxTokens);
        if (RequestParts.Temperature(options) is { } temperature)
        {
            // The server refuses 0; without sampling it takes the likeliest token, which is what 0 asks for.
            json.WriteBoolean("do_sample", temperature > 0);
            if (temperature > 0)
                json.WriteNumber("temperature", temperature);
        }

        if (RequestParts.Form(options) is { } form)
        {
            json.WriteStartObject("grammar");
            json.WriteString("type", "json");
            json.WritePropertyName("value");
            RequestParts.WriteForm(json, form);
            json.WriteEndObject();
        }

        RequestParts.WriteStrings(json, "stop", [.. options.StopSequences ?? [], PersonTurn]);
        json.WriteEndObject();
    });

    private static string Prompt(IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        var prompt = new StringBuilder(RequestParts.System(messages, options));
        foreach (var message in RequestParts.Conversation(messages))
        {
            if (message.Text.Length > 0)
                prompt.Append(message.Role == ChatRole.Assistant ? ModelTurn : PersonTurn).Append(' ').Append(message.Text);
            foreach (var result in message.Contents.OfType<FunctionResultContent>())
                prompt.Append(ResultTurn).Append(' ').Append(result.Result);
        }

        return prompt.Append(ModelTurn).ToString().TrimStart();
    }
}
