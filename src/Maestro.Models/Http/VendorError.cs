using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Maestro.Core.Models;
using Maestro.Models.Providers;

namespace Maestro.Models.Http;

/// <summary>Turns what a provider says of a failure into a <see cref="ModelException"/>.</summary>
internal static class VendorError
{
    private const int LongestMessage = 600;

    /// <summary>The failure of an HTTP reply that is no success.</summary>
    public static ModelException FromHttp(ProviderOptions options, HttpStatusCode status, HttpResponseHeaders headers, string? contentType, byte[] body, TimeProvider time)
    {
        var (message, code) = Read(body);
        if (message.Length == 0 || LooksLikeHtml(contentType, body))
            message = LooksLikeHtml(contentType, body) ? "the server sent a web page" : "the server said nothing more";
        return Create(options, (int)status, code, message, RetryAfter(headers, time));
    }

    /// <summary>The failure that a frame of a stream reports under <c>error</c>.</summary>
    public static ModelException FromFrame(ProviderOptions options, JsonElement error)
    {
        var (message, code) = Describe(error);
        int? status = error.ValueKind is JsonValueKind.Object && error.TryGetProperty("code", out var number) && number.TryGetInt32(out var value) ? value : null;
        return Create(options, status, code, message, null);
    }

    /// <summary>A reply with the right status but the wrong content.</summary>
    public static ModelException WrongContent(ProviderOptions options, string? contentType) => new(
        ErrorKind.InvalidRequest, $"{options.Id} at {options.BaseUrl} answered with {contentType ?? "no content type"} instead of a stream of JSON.",
        "Check the base URL: it must be the API's, such as http://localhost:8080/v1.");

    private static ModelException Create(ProviderOptions options, int? status, string code, string message, TimeSpan? retryAfter)
    {
        var kind = Classify(status, code, message);
        var prefix = status is { } number ? $"{options.Id} answered {number}: " : $"{options.Id}: ";
        return new ModelException(kind, prefix + Redact(options, message), Hint(kind, options, status), retryAfter);
    }

    private static ErrorKind Classify(int? status, string code, string message)
    {
        if (Contains(code, message, "context_length", "context length", "too long", "too large", "maximum context", "context window", "exceeds the maximum number of tokens") && status is null or 400 or 413 or 422)
            return ErrorKind.ContextTooLong;
        if (Contains(code, "", "insufficient_quota", "rate_limit", "RESOURCE_EXHAUSTED"))
            return ErrorKind.RateLimited;
        if (Contains(code, "", "authentication", "permission", "invalid_api_key", "UNAUTHENTICATED") || Contains("", message, "api key not valid", "invalid api key", "incorrect api key"))
            return ErrorKind.Authentication;
        if (Contains(code, "", "overloaded", "UNAVAILABLE", "server_error", "api_error", "INTERNAL"))
            return ErrorKind.Overloaded;
        return status switch
        {
            401 or 403 => ErrorKind.Authentication,
            408 or 504 => ErrorKind.Timeout,
            413 => ErrorKind.ContextTooLong,
            429 => ErrorKind.RateLimited,
            >= 500 => ErrorKind.Overloaded,
            null => ErrorKind.Overloaded,
            _ => ErrorKind.InvalidRequest,
        };
    }

    private static string? Hint(ErrorKind kind, ProviderOptions options, int? status) => kind switch
    {
        ErrorKind.Authentication => options.KeyVariable is { } variable ? $"Check the key in {variable}." : "Check the provider's key.",
        ErrorKind.RateLimited => "Wait a little, or choose another model or provider.",
        ErrorKind.Overloaded => "Try again later, or choose another provider with --provider.",
        ErrorKind.ContextTooLong => "Ask for less, or choose a model with a larger context window.",
        ErrorKind.Timeout => "Try again, or choose another provider with --provider.",
        ErrorKind.InvalidRequest when status is 404 => $"Check the model name{(options.Model is null ? "" : $" '{options.Model}'")} and the base URL {options.BaseUrl}.",
        _ => "Check the model and the options of the request.",
    };

    private static bool Contains(string code, string message, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (code.Contains(word, StringComparison.OrdinalIgnoreCase) || message.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static (string Message, string Code) Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (root.ValueKind is JsonValueKind.Array && root.GetArrayLength() > 0)
                root = root[0];
            return Describe(root.ValueKind is JsonValueKind.Object && root.TryGetProperty("error", out var error) ? error : root);
        }
        catch (JsonException)
        {
            return (Encoding.UTF8.GetString(body).Trim(), "");
        }
    }

    private static (string Message, string Code) Describe(JsonElement error)
    {
        if (error.ValueKind is JsonValueKind.String)
            return (error.GetString()!, "");
        if (error.ValueKind is not JsonValueKind.Object)
            return (error.ToString(), "");
        var message = Text(error, "message") ?? Text(error, "detail") ?? Text(error, "error") ?? error.ToString();
        return (message, string.Join(' ', Text(error, "type"), Text(error, "code"), Text(error, "status")));
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static bool LooksLikeHtml(string? contentType, byte[] body) =>
        contentType is "text/html" || body.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    /// <summary>In one line, bounded, and without the key should the vendor repeat it.</summary>
    private static string Redact(ProviderOptions options, string message)
    {
        var line = message.ReplaceLineEndings(" ").Trim();
        if (options.ApiKey is { Length: > 0 } key)
            line = line.Replace(key, "(key)", StringComparison.Ordinal);
        return line.Length > LongestMessage ? line[..LongestMessage] + "..." : line;
    }

    private static TimeSpan? RetryAfter(HttpResponseHeaders headers, TimeProvider time)
    {
        if (headers.TryGetValues("retry-after-ms", out var values) && double.TryParse(values.First(), CultureInfo.InvariantCulture, out var milliseconds))
            return TimeSpan.FromMilliseconds(milliseconds);
        return headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
            _ => null,
        };
    }
}
