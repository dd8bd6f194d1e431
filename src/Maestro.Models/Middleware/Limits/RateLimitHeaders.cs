using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Maestro.Models.Middleware.Limits;

/// <summary>What a vendor says of one limit: how much is left, and when all of it is back.</summary>
internal sealed record Allowance(long? Limit, long? Remaining, DateTimeOffset? Reset);

/// <summary>The rate limits in the headers of a reply, in the forms of OpenAI (and those like it) and Anthropic.</summary>
internal sealed partial record RateLimitHeaders(Allowance Requests, Allowance Tokens)
{
    public static RateLimitHeaders? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var requests = One("requests", headers, now) ?? One("", headers, now);
        var tokens = One("tokens", headers, now) ?? One("input-tokens", headers, now);
        return requests is null && tokens is null ? null : new RateLimitHeaders(requests ?? Nothing, tokens ?? Nothing);
    }

    /// <summary>When what is used up is back; null when nothing is.</summary>
    public DateTimeOffset? Reset => new[] { Requests, Tokens }.Where(allowance => allowance.Remaining is 0).Max(allowance => allowance.Reset);

    private static Allowance Nothing => new(null, null, null);

    private static Allowance? One(string what, HttpResponseHeaders headers, DateTimeOffset now)
    {
        var ending = what.Length > 0 ? "-" + what : "";
        var remaining = Number(Text(headers, $"x-ratelimit-remaining{ending}") ?? Text(headers, $"anthropic-ratelimit{ending}-remaining"));
        return remaining is null ? null : new Allowance(
            Number(Text(headers, $"x-ratelimit-limit{ending}") ?? Text(headers, $"anthropic-ratelimit{ending}-limit")), remaining,
            Moment(Text(headers, $"x-ratelimit-reset{ending}") ?? Text(headers, $"anthropic-ratelimit{ending}-reset"), now));
    }

    private static string? Text(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.First().Trim() : null;

    private static long? Number(string? text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1e15 ? (long)number : null;

    /// <summary>A time of day (Anthropic), a duration such as <c>6m0s</c> or <c>120ms</c> (OpenAI), seconds, or seconds or milliseconds since 1970.</summary>
    private static DateTimeOffset? Moment(string? text, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number switch
            {
                < 0 or > 1e14 or double.NaN => null,
                > 1e11 => DateTimeOffset.FromUnixTimeMilliseconds((long)number),
                > 1e9 => DateTimeOffset.FromUnixTimeSeconds((long)number),
                _ => now + TimeSpan.FromSeconds(Math.Min(number, 1e6)),
            };
        var parts = Duration().Match(text);
        if (!parts.Success)
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
        return now + TimeSpan.FromMilliseconds((Part("h") * 3_600_000) + (Part("m") * 60_000) + (Part("s") * 1000) + Part("ms"));

        double Part(string name) => parts.Groups[name] is { Success: true } group ? double.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"^(?=\d)(?:(?<h>\d{1,4})h)?(?:(?<m>\d{1,6})m(?!s))?(?:(?<s>\d{1,7}(?:\.\d+)?)s)?(?:(?<ms>\d{1,9}(?:\.\d+)?)ms)?$")]
    private static partial Regex Duration();
}
