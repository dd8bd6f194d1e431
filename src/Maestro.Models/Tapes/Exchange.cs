using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro.Models.Tapes;

/// <summary>A request to a provider and what came back, as it is kept on a tape: without keys, and with its timing.</summary>
/// <param name="Provider">A provider id such as <c>openai</c>.</param>
/// <param name="BaseUrl">The address the path belongs to, without a password.</param>
/// <param name="Path">With its query.</param>
/// <param name="Request">The body that was sent.</param>
public sealed record Exchange(string Provider, string BaseUrl, string? Model, string Path, string Request, DateTimeOffset At)
{
    /// <summary>The HTTP status; null when no reply came.</summary>
    public int? Status { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Headers of the reply that say when to try again.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body of the reply, in the pieces in which it arrived, decompressed.</summary>
    public IReadOnlyList<ExchangePiece> Pieces { get; init; } = [];

    /// <summary>How the connection failed; null when the reply came to its end, or was left by the reader.</summary>
    public string? Failure { get; init; }
}

/// <summary>Bytes that arrived together.</summary>
/// <param name="AtMs">Milliseconds since the request was sent.</param>
/// <param name="Text">The bytes where they are UTF-8.</param>
/// <param name="Base64">The bytes where they are not, as when a piece ends inside a character.</param>
public sealed record ExchangePiece(double AtMs, string? Text, string? Base64 = null)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ExchangePiece Of(double atMs, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new ExchangePiece(Math.Round(atMs, 3), Strict.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return new ExchangePiece(Math.Round(atMs, 3), null, Convert.ToBase64String(bytes));
        }
    }

    /// <exception cref="FormatException">The piece is damaged.</exception>
    public byte[] ToBytes() => Text is not null ? Encoding.UTF8.GetBytes(Text) : Convert.FromBase64String(Base64 ?? "");
}

/// <summary>How an exchange is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Exchange))]
public sealed partial class ExchangeJson : JsonSerializerContext
{
    /// <summary>Writes text as it is, quotes and line ends apart, so that a tape can be read by people.</summary>
    public static ExchangeJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
