using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Maestro.Core.Text;

namespace Maestro.Models.Tapes;

/// <summary>Answers requests from a tape in place of the network, without waiting: each exchange once, the one with the
/// same request first, else the next of the same address.</summary>
public sealed class ExchangePlayer(IEnumerable<Exchange> exchanges) : HttpMessageHandler
{
    private readonly List<Exchange> left = [.. exchanges];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync(cancellationToken));
        var exchange = Take(Secrets.Mask(request.RequestUri!.PathAndQuery), Secrets.Mask(body));
        if (exchange.Status is not { } status)
            throw new HttpRequestException(exchange.Failure ?? "the tape has no reply to this request");
        var content = new StreamContent(new PlayedStream(exchange));
        if (exchange.ContentType is { } type && MediaTypeHeaderValue.TryParse(type, out var parsed))
            content.Headers.ContentType = parsed;
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = content, RequestMessage = request };
        foreach (var (name, value) in exchange.Headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    private Exchange Take(string path, string body)
    {
        lock (left)
        {
            var exchange = left.Find(kept => kept.Path == path && kept.Request == body) ?? left.Find(kept => kept.Path == path)
                ?? throw new HttpRequestException($"the tape has no further reply to a request to {path}");
            left.Remove(exchange);
            return exchange;
        }
    }
}
