using System.Text;
using System.Text.Json;
using Maestro.Core.Models;
using Maestro.Core.Tools;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests;

/// <summary>Calls a provider whose network is scripted.</summary>
internal static class Wire
{
    public static readonly string[] Ids = ["openai", "anthropic", "gemini", "ollama", "huggingface"];

    public static ProviderOptions Options(string id, string baseUrl = "http://localhost:9", string? key = null) =>
        new(id, new Uri(baseUrl), key, "m") { KeyVariable = "SOME_KEY" };

    public static string Events(params string[] data) => string.Concat(data.Select(item => $"data: {item}\n\n"));

    public static ScriptedAnswer Answer(string id, params string[] data) => id == "ollama"
        ? ScriptedAnswer.Of(string.Concat(data.Select(item => item + "\n"))) with { ContentType = "application/x-ndjson" }
        : ScriptedAnswer.Of(Events(data));

    /// <summary>The shortest whole reply of a wire.</summary>
    public static ScriptedAnswer Ok(string id, string text = "ok") => Answer(id, id switch
    {
        "anthropic" =>
        [
            """{"type":"message_start","message":{"model":"m-1","usage":{"input_tokens":3,"output_tokens":1}}}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""",
            $$$"""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"{{{text}}}"}}""",
            """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":2}}""",
            """{"type":"message_stop"}""",
        ],
        "gemini" => [$$$"""{"candidates":[{"content":{"parts":[{"text":"{{{text}}}"}]},"finishReason":"STOP"}],"modelVersion":"m-1"}"""],
        "ollama" => [$$$"""{"model":"m-1","message":{"role":"assistant","content":"{{{text}}}"},"done":true,"done_reason":"stop"}"""],
        _ => [$$$"""{"model":"m-1","choices":[{"index":0,"delta":{"content":"{{{text}}}"},"finish_reason":"stop"}]}""", "[DONE]"],
    });

    public static async Task<Reply> ReadAsync(
        ProviderOptions options, ScriptedHandler? handler, TimeProvider? time = null, IReadOnlyList<ChatMessage>? messages = null, ChatOptions? chat = null,
        CancellationToken cancellationToken = default)
    {
        using var client = Models.Providers.Providers.Create(options, time ?? TimeProvider.System, handler);
        var contents = new List<AIContent>();
        ChatResponseUpdate? last = null;
        try
        {
            await foreach (var update in client.GetStreamingResponseAsync(messages ?? [new ChatMessage(ChatRole.User, "hi")], chat, cancellationToken))
            {
                contents.AddRange(update.Contents);
                last = update;
            }

            return new Reply(contents, last!.FinishReason, last.ModelId, null);
        }
        catch (ModelException failure)
        {
            return new Reply(contents, null, last?.ModelId, failure);
        }
    }

    /// <summary>Reads a stream whole, split at every byte and byte by byte, with both line ends; all must give the same reply.</summary>
    public static async Task<string> ShapeOfAnySplitAsync(ProviderOptions options, string stream)
    {
        var whole = "";
        foreach (var lineEnd in (string[])["\n", "\r\n"])
        {
            var bytes = Encoding.UTF8.GetBytes(stream.ReplaceLineEndings(lineEnd));
            whole = await ShapeAsync([bytes]);
            for (var at = 1; at < bytes.Length; at++)
                Assert.Equal(whole, await ShapeAsync([bytes[..at], bytes[at..]]));
            Assert.Equal(whole, await ShapeAsync([.. bytes.Select(value => new[] { value })]));
        }

        await CutAtEveryEventAsync(options, stream.ReplaceLineEndings("\n"));
        return whole;

        async Task<string> ShapeAsync(IReadOnlyList<byte[]> pieces) =>
            (await ReadAsync(options, new ScriptedHandler(new ScriptedAnswer(pieces) { ContentType = null }))).Shape();
    }

    /// <summary>After each event the stream ends: what had come is given out, and a reply that was not finished is a clear error.</summary>
    private static async Task CutAtEveryEventAsync(ProviderOptions options, string stream)
    {
        var whole = await ReadAsync(options, new ScriptedHandler(ScriptedAnswer.Of(stream) with { ContentType = null }));
        var between = stream.Contains("data: ", StringComparison.Ordinal) ? "\n\n" : "\n";
        for (var end = stream.IndexOf(between, StringComparison.Ordinal); end >= 0 && end + between.Length < stream.Length; end = stream.IndexOf(between, end + 1, StringComparison.Ordinal))
        {
            var cut = await ReadAsync(options, new ScriptedHandler(ScriptedAnswer.Of(stream[..(end + between.Length)]) with { ContentType = null }));
            Assert.True(cut.Failure is null ? cut.Text == whole.Text : cut.Failure.Kind is ErrorKind.Network, $"{options.Id}, cut at {end}: {cut.Shape()}");
            Assert.StartsWith(cut.Text, whole.Text, StringComparison.Ordinal);
        }
    }

    public static Task<Reply> ReadAsync(string id, params string[] data) => ReadAsync(Options(id), new ScriptedHandler(Answer(id, data)));
}

/// <summary>What came of a call.</summary>
internal sealed record Reply(IReadOnlyList<AIContent> Contents, ChatFinishReason? Finish, string? Model, ModelException? Failure)
{
    public string Text => string.Concat(Contents.OfType<TextContent>().Select(part => part.Text));

    public string Reasoning => string.Concat(Contents.OfType<TextReasoningContent>().Select(part => part.Text));

    public UsageDetails? Usage => Contents.OfType<UsageContent>().SingleOrDefault()?.Details;

    public IReadOnlyList<string> Calls => [.. Contents.OfType<FunctionCallContent>().Select(call => $"{call.Name}{ToolArguments.ToJson(call).GetRawText()}")];

    /// <summary>Everything that matters, as text to compare.</summary>
    public string Shape()
    {
        var shape = new StringBuilder();
        foreach (var content in Contents)
            shape.AppendLine(content switch
            {
                TextReasoningContent reasoning => $"reasoning {reasoning.Text} {reasoning.ProtectedData}",
                TextContent text => $"text {text.Text} {text.AdditionalProperties?["signature"]}",
                FunctionCallContent call => $"call {call.Name} {ToolArguments.ToJson(call)} {call.AdditionalProperties?["signature"]}",
                UsageContent usage => $"usage {usage.Details.InputTokenCount} {usage.Details.OutputTokenCount} {usage.Details.CachedInputTokenCount}",
                _ => content.GetType().Name,
            });
        return shape.Append($"{Finish} {Model} {Failure?.Kind} {Failure?.Message}").ToString();
    }

    public static JsonElement Body(ScriptedHandler handler) => JsonElement.Parse(handler.Sent[^1].Body);
}
