using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Maestro.Core.Models;
using Maestro.Models.Middleware.Limits;
using Maestro.Models.Providers;

namespace Maestro.Models.Http;

/// <summary>Turns what a provider says of a failure into a <see cref="ModelException"/>.</summary>
internal static class VendorError
{
    private static readonly string[] TooLong =
    [
        "context_length", "context length", "maximum context", "context window", "context size", "prompt is too long", "input is too long", "request_too_large",
        "too many tokens", "exceeds the maximum number of tokens", "`max_new_tokens` must be <=", "`inputs` must have less than",
    ];

    /// <summary>The failure of an HTTP reply that is no success.</summary>
    public static ModelException FromHttp(ProviderOptions options, HttpStatusCode status, HttpResponseHeaders headers, string? contentType, byte[] body,
        TimeProvider time)
    {
        var (message, code, delay) = Read(body);
        if (LooksLikeHtml(contentType, body))
            message = $"{options.Address} sent a web page instead of JSON";
        else if (message.Length == 0)
            message = "the server said nothing more";
        var reset = status is HttpStatusCode.TooManyRequests ? RateLimitHeaders.Read(headers, time.GetUtcNow())?.Reset - time.GetUtcNow() : null;
        return Create(options, (int)status, code, message, RetryAfter(headers, time) ?? delay ?? (reset > TimeSpan.Zero ? reset : null));
    }

    /// <summary>The failure that a frame of a stream reports under <c>error</c>.</summary>
    public static ModelException FromFrame(ProviderOptions options, JsonElement error)
    {
        var (message, code, delay) = Describe(error);
        return Create(options, Status(error), code, message, delay);
    }

    /// <summary>A reply with the right status but the wrong content.</summary>
    public static ModelException WrongContent(ProviderOptions options, string? contentType) => new(
        ErrorKind.InvalidRequest, $"{options.Id} at {options.Address} answered with {contentType ?? "no content type"} instead of a stream of JSON.",
        $"Check the base URL: it must be the API's, such as {Providers.Providers.ExampleUrl(options.Id)}.");

    /// <summary>The model or its provider will not answer this request.</summary>
    public static ModelException Refused(ProviderOptions options, string what) =>
        new(ErrorKind.Refused, $"{options.Id}: {Redaction.Clean(what, options.ApiKey)}.", "Say it in other words, or choose another provider with --provider.");

    private static ModelException Create(ProviderOptions options, int? status, string code, string message, TimeSpan? retryAfter)
    {
        var answered = status;
        var kind = Classify(status, code, message);
        if (status is 404 || code.Contains("not_found", StringComparison.OrdinalIgnoreCase))
            status = 404;
        var prefix = status is { } number ? $"{options.Id} answered {number}: " : $"{options.Id}: ";
        return new ModelException(kind, prefix + Redaction.Clean(message, options.ApiKey), Hint(kind, options, status, code + message), retryAfter)
        {
            Status = answered,
            IsLasting = status is 402 || Contains(code, "", "insufficient_quota", "billing"),
        };
    }

    private static ErrorKind Classify(int? status, string code, string message)
    {
        if (status is null or 400 or 413 or 422 && Contains(code, message, TooLong))
            return ErrorKind.ContextTooLong;
        if (Contains(code, "", "insufficient_quota", "rate_limit", "RESOURCE_EXHAUSTED", "billing"))
            return ErrorKind.RateLimited;
        if (Contains(code, "", "authentication", "permission", "invalid_api_key", "UNAUTHENTICATED")
            || Contains("", message, "api key not valid", "invalid api key", "incorrect api key"))
            return ErrorKind.Authentication;
        if (Contains(code, "", "content_filter", "content_policy", "content_management_policy", "safety"))
            return ErrorKind.Refused;
        if (status is null or >= 500
            && (Contains(code, "", "overloaded", "UNAVAILABLE", "server_error", "api_error") || code.Contains("INTERNAL", StringComparison.Ordinal)))
            return ErrorKind.Overloaded;
        return status switch
        {
            401 or 403 => ErrorKind.Authentication,
            408 or 504 => ErrorKind.Timeout,
            413 => ErrorKind.ContextTooLong,
            402 or 429 => ErrorKind.RateLimited,
            >= 500 => ErrorKind.Overloaded,
            null when Contains(code, "", "timeout", "DEADLINE_EXCEEDED") => ErrorKind.Timeout,
            null when !Contains(code, "", "invalid", "not_found", "unsupported", "validation") => ErrorKind.Overloaded,
            _ => ErrorKind.InvalidRequest,
        };
    }

    private static string? Hint(ErrorKind kind, ProviderOptions options, int? status, string said) => kind switch
    {
        ErrorKind.Authentication => options.KeyVariable is { } variable ? $"Check the key in {variable}." : "Check the provider's key.",
        ErrorKind.RateLimited when Contains("", said, "quota", "billing", "credit") =>
            "The account has no quota left: check its billing, or choose another provider with --provider.",
        ErrorKind.Refused => "Say it in other words, or choose another provider with --provider.",
        ErrorKind.RateLimited => "Wait a little, or choose another model or provider.",
        ErrorKind.Overloaded => "Try again later, or choose another provider with --provider.",
        ErrorKind.ContextTooLong => "Ask for less, or choose a model with a larger context window.",
        ErrorKind.Timeout => "Try again, or choose another provider with --provider.",
        ErrorKind.InvalidRequest when status is 404 =>
            $"Check the model name '{options.Model}' and the base URL {options.Address}; maestro providers lists the models.",
        _ => "Check the model and the options of the request.",
    };

    private static int? Status(JsonElement error) =>
        error.ValueKind is JsonValueKind.Object && error.TryGetProperty("code", out var number) && number.ValueKind is JsonValueKind.Number
            && number.TryGetInt32(out var status) && status is >= 400 and < 600 ? status : null;

    private static bool Contains(string code, string message, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (code.Contains(word, StringComparison.OrdinalIgnoreCase) || message.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static (string Message, string Code, TimeSpan? Delay) Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (root.ValueKind is JsonValueKind.Array && root.GetArrayLength() > 0)
                root = root[0];
            return Describe(root.ValueKind is JsonValueKind.Object && root.TryGetProperty("error", out var error)
                && error.ValueKind is not JsonValueKind.String ? error : root);
        }
        catch (JsonException)
        {
            return (Encoding.UTF8.GetString(body).Trim(), "", null);
        }
    }

    private static (string Message, string Code, TimeSpan? Delay) Describe(JsonElement error)
    {
        if (error.ValueKind is JsonValueKind.String)
            return (error.GetString()!, "", null);
        if (error.ValueKind is not JsonValueKind.Object)
            return (error.ToString(), "", null);
        var message = Text(error, "message") ?? Text(error, "detail") ?? Text(error, "error") ?? error.ToString();
        return (message, string.Join(' ', Text(error, "type"), Text(error, "code"), Text(error, "status"), Text(error, "error_type")), Delay(error));
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static bool LooksLikeHtml(string? contentType, byte[] body) =>
        contentType is "text/html" || body.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    /// <summary>Gemini says in the details how long to wait, such as <c>34s</c>.</summary>
    private static TimeSpan? Delay(JsonElement error)
    {
        if (!error.TryGetProperty("details", out var details) || details.ValueKind is not JsonValueKind.Array)
            return null;
        foreach (var detail in details.EnumerateArray())
            if (detail.ValueKind is JsonValueKind.Object && Text(detail, "retryDelay") is { } text
                && double.TryParse(text.TrimEnd('s'), CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e6)
                return TimeSpan.FromSeconds(seconds);
        return null;
    }

    private static TimeSpan? RetryAfter(HttpResponseHeaders headers, TimeProvider time)
    {
        if (headers.TryGetValues("retry-after-ms", out var values)
            && double.TryParse(values.First(), CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is >= 0 and < 1e9)
            return TimeSpan.FromMilliseconds(milliseconds);
        return headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
            _ => null,
        };
    }
}
