using System.Text.Json;
using Maestro.Core.Models;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Http;

/// <summary>Reads the frames of one reply; a wire's own decoder fills <see cref="Contents"/>.</summary>
internal abstract class WireDecoder(ProviderOptions options)
{
    private bool hasFrames;

    /// <summary>What the frames so far brought and has not been passed on.</summary>
    public List<AIContent> Contents { get; private set; } = [];

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
        if (IsMarker(frame.Span))
            return;
        try
        {
            if (DecodeToken(frame.Span))
                return;
            using var json = JsonDocument.Parse(frame);
            if (json.RootElement.ValueKind is JsonValueKind.Array)
                foreach (var element in json.RootElement.EnumerateArray())
                    DecodeRoot(element);
            else
                DecodeRoot(json.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException)
        {
            throw Malformed(frame.Span, failure.Message);
        }
    }

    /// <summary>The stream has ended: gives what is still held back.</summary>
    /// <exception cref="ModelException">The reply was not finished.</exception>
    public void End()
    {
        EndReply();
        if (Finish is null && !IsKnown && hasFrames)
            throw OtherWire();
        if (Finish is null && !(IsDone && IsKnown))
            throw new ModelException(
                ErrorKind.Network, $"{Options.Id} at {Options.Address}: the stream ended before the reply was finished.",
                    "Try again; the text so far was kept.");
    }

    public List<AIContent> TakeContents()
    {
        var taken = Contents;
        Contents = new List<AIContent>(Math.Max(1, taken.Count));
        return taken;
    }

    /// <summary>What this wire is called, for the message that a server speaks another.</summary>
    protected abstract string WireName { get; }

    /// <summary>True once a frame was one of this wire.</summary>
    protected bool IsKnown { get; set; }

    protected abstract void DecodeObject(JsonElement frame);

    /// <summary>The short way for a frame that holds nothing but a token; false leaves the frame to <see cref="DecodeObject"/>.</summary>
    protected virtual bool DecodeToken(ReadOnlySpan<byte> frame) => false;

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

    protected static string? TextOf(JsonElement element, ReadOnlySpan<byte> name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    protected static long? NumberOf(JsonElement element, ReadOnlySpan<byte> name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    /// <summary>Frames that are no JSON: the end marker, and blanks that some servers send to keep the connection open.</summary>
    private bool IsMarker(ReadOnlySpan<byte> frame)
    {
        if (frame.Length > 64 || frame.StartsWith("{"u8))
            return false;
        frame = frame.Trim(" \t\r\n\0"u8);
        if (frame.SequenceEqual("[DONE]"u8))
            IsDone = true;
        return IsDone || frame.IsEmpty;
    }

    /// <summary>An error that is only a text has its kind beside it.</summary>
    private void DecodeRoot(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
            throw OtherWire();
        if (root.TryGetProperty("error"u8, out var error) && error.ValueKind is not JsonValueKind.Null)
            throw VendorError.FromFrame(Options, error.ValueKind is JsonValueKind.String ? root : error);
        hasFrames = true;
        DecodeObject(root);
    }

    private ModelException OtherWire() => new(
        ErrorKind.InvalidRequest, $"{Options.Id} at {Options.Address} answered, but not with {WireName}.", "Check the provider and the base URL.");

    private ModelException Malformed(ReadOnlySpan<byte> frame, string why)
    {
        var text = Redaction.Clean(System.Text.Encoding.UTF8.GetString(frame[..Math.Min(frame.Length, 80)]), Options.ApiKey);
        return new ModelException(
            ErrorKind.Network, $"{Options.Id} at {Options.Address} sent a malformed chunk ({why.TrimEnd('.')}): {text}",
                "Try again; the text so far was kept.");
    }
}
