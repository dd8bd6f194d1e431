using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maestro.Models.Http;

/// <summary>A request as one provider's wire has it.</summary>
/// <param name="Path">Appended to the base URL.</param>
/// <param name="Headers">Those of this wire, the key among them.</param>
internal sealed record WireRequest(string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>Writes a JSON object as a body.</summary>
    public static ReadOnlyMemory<byte> Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
