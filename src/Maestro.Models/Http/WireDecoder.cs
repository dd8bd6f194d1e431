using System.Text.Json;
using Maestro.Core.Models;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Http;

/// <summary>Reads the frames of one reply; a wire's own decoder fills <see cref="Contents"/>.</summary>
internal abstract class WireDecoder(ProviderOptions options)
{
    /// <summary>What the frames so far brought and has not been passed on.</summary>
    public List<AIContent> Contents { get; } = [];

    /// <summary>The model's own name, once it was said.</summary>
    public string? Model { get; protected set; }

    /// <summary>Why the reply ended, once it has.</summary>
    public ChatFinishReason? Finish { get; protected set; }

    /// <summary>True when the wire's last frame was read and nothing more is expected.</summary>
    public bool IsDone { get; protected set; }

    protected ProviderOptions Options { get; } = options;

    /// <summary>Reads a frame; unknown fields and kinds are ignored.</summary>
    /// <exception cref="ModelException">The frame reports an error or is no JSON.</exception>
    public void Decode(ReadOnlyMemory<byte> frame)
    {
        if (IsDoneMarker(frame.Span))
        {
            IsDone = true;
            return;
        }

        try
        {
            using var json = JsonDocument.Parse(frame);
            if (json.RootElement.ValueKind is not JsonValueKind.Object)
                throw Malformed(frame.Span, "it is no object");
            if (json.RootElement.TryGetProperty("error"u8, out var error) && error.ValueKind is not JsonValueKind.Null)
                throw VendorError.FromFrame(Options, error);
            DecodeObject(json.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Malformed(frame.Span, failure.Message);
        }
    }

    /// <summary>The stream has ended: gives what is still held back.</summary>
    /// <exception cref="ModelException">The reply was not finished.</exception>
    public void End()
    {
        EndReply();
        if (Finish is null && !IsDone)
            throw new ModelException(
                ErrorKind.Network, $"{Options.Id} at {Options.BaseUrl}: the stream ended before the reply was finished.", "Try again; the text so far was kept.");
    }

    protected abstract void DecodeObject(JsonElement frame);

    /// <summary>Adds what can only be known at the end, such as tool calls collected from pieces.</summary>
    protected virtual void EndReply()
    {
    }

    protected void AddText(string? text)
    {
        if (!string.IsNullOrEmpty(text))
            Contents.Add(new TextContent(text));
    }

    protected void AddReasoning(string? text)
    {
        if (!string.IsNullOrEmpty(text))
            Contents.Add(new TextReasoningContent(text));
    }

    private static bool IsDoneMarker(ReadOnlySpan<byte> frame) => frame.Trim(" \t\r\n"u8).SequenceEqual("[DONE]"u8);

    private ModelException Malformed(ReadOnlySpan<byte> frame, string why)
    {
        var text = System.Text.Encoding.UTF8.GetString(frame[..Math.Min(frame.Length, 80)]).ReplaceLineEndings(" ");
        return new ModelException(
            ErrorKind.Network, $"{Options.Id} at {Options.BaseUrl} sent a malformed chunk ({why.TrimEnd('.')}): {text}", "Try again; the text so far was kept.");
    }
}
