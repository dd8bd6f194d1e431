using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Maestro.Testing.Server.Wires;

/// <summary>The body of a reply.</summary>
/// <param name="Ends">Where each chunk ends, in bytes from the beginning.</param>
internal sealed record RenderedReply(byte[] Bytes, IReadOnlyList<int> Ends)
{
    /// <summary>The same body for a client that takes it compressed; where its chunks end cannot be told.</summary>
    public RenderedReply Compressed()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Bytes);
        return new RenderedReply(packed.ToArray(), []);
    }
}

/// <summary>Collects the chunks of a reply.</summary>
internal sealed class ReplyBody
{
    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly List<int> ends = [];

    /// <summary>Adds server-sent event with this data.</summary>
    public void AddEvent(string json, string? name = null) => Add($"{(name is null ? "" : $"event: {name}\n")}data: {json}\n\n");

    public void AddLine(string json) => Add(json + "\n");

    public RenderedReply ToReply() => new(bytes.WrittenSpan.ToArray(), ends);

    /// <summary>A text as a JSON string, with the quotes.</summary>
    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, global::System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private void Add(string text)
    {
        Encoding.UTF8.GetBytes(text, bytes);
        ends.Add(bytes.WrittenCount);
    }
}
