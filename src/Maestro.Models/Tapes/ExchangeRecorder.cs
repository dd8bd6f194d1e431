using System.Text;
using Maestro.Core.Text;
using Maestro.Models.Providers;

namespace Maestro.Models.Tapes;

/// <summary>Keeps every request to a provider and what comes back, and changes neither.</summary>
/// <param name="keep">Takes an exchange when its reply has ended, was left or failed; may be called from any thread.</param>
public sealed class ExchangeRecorder(HttpMessageHandler inner, ProviderOptions options, TimeProvider time, Action<Exchange> keep) : DelegatingHandler(inner)
{
    private static readonly string[] Kept = ["retry-after", "x-ratelimit-reset-requests", "x-ratelimit-reset-tokens", "x-ratelimit-remaining-requests", "x-ratelimit-remaining-tokens"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var query = Secrets.Mask(request.RequestUri!.PathAndQuery);
        var exchange = new Exchange(options.Id, options.Address, options.Model, query, Encoding.UTF8.GetString(Masked(body)), time.GetUtcNow());
        var recording = new ExchangeRecording(exchange, time, Masked, keep);
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            var content = new StreamContent(new RecordedStream(await response.Content.ReadAsStreamAsync(cancellationToken), recording));
            foreach (var (name, values) in response.Content.Headers)
                content.Headers.TryAddWithoutValidation(name, values);
            recording.Answered(
                (int)response.StatusCode, response.Content.Headers.ContentType?.ToString(),
                Kept.Where(response.Headers.Contains).ToDictionary(name => name, name => string.Join(",", response.Headers.GetValues(name))));
            response.Content = content;
            return response;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            recording.End(failure);
            throw;
        }
    }

    /// <summary>Secrets become as many asterisks, so that the pieces of a reply stay as long as they were.</summary>
    private byte[] Masked(byte[] bytes)
    {
        // One character for each byte.
        var text = Encoding.Latin1.GetString(bytes);
        var masked = StreamedSecrets.Mask(text);
        if (options.ApiKey is { Length: > 3 } key)
            masked = masked.Replace(key, new string('*', key.Length), StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(masked);
    }
}
