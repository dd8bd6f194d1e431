using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Maestro.Core.Models;
using Maestro.Core.Text;
using Maestro.Models.Providers;

namespace Maestro.Models.Http;

/// <summary>Sends requests to one provider; every failure is a <see cref="ModelException"/>, and the key goes to no other host.</summary>
internal sealed class ModelHttp(ProviderOptions options, TimeProvider time, HttpMessageHandler? handler = null) : IDisposable
{
    private const int MostRedirects = 3;
    private const int LongestErrorBody = 64 * 1024;
    private static readonly TimeSpan ModelListLimit = TimeSpan.FromSeconds(2);
    private readonly HttpMessageInvoker invoker = new(handler ?? (options.Through ?? Unchanged)(CreateHandler(options)), disposeHandler: handler is null);

    /// <summary>Sends a request and returns the successful reply with its body not yet read.</summary>
    public async Task<HttpResponseMessage> SendAsync(WireRequest request, Watchdog watchdog, CancellationToken cancellationToken)
    {
        if (options.ApiKey is null && options.KeyVariable is { } variable && !options.IsLoopback)
            throw new ModelException(ErrorKind.Authentication, $"{options.Id} needs a key and {variable} is not set.",
                $"Set {variable}, or choose another provider with --provider.");
        var address = Address(request.Path);
        for (var redirects = 0; ; redirects++)
        {
            var response = await SendOnceAsync(request, address, watchdog, cancellationToken);
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
            {
                if (!IsRedirect(response.StatusCode) || redirects >= MostRedirects)
                    throw await FailureAsync(response, watchdog, cancellationToken);
                address = Target(response, address);
            }
        }
    }

    public void Dispose() => invoker.Dispose();

    private static SocketsHttpHandler CreateHandler(ProviderOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !options.IsLoopback,
        ConnectTimeout = options.ConnectTimeout,
        ConnectCallback = ConnectionStream.ConnectAsync,
        AutomaticDecompression = DecompressionMethods.All,
        ActivityHeadersPropagator = null,
    };

    private static HttpMessageHandler Unchanged(HttpMessageHandler network) => network;

    private Uri Address(string path) => new(options.BaseUrl.AbsoluteUri.TrimEnd('/') + path);

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 307 or 308;

    /// <summary>Where a redirect leads, if that is still the same server.</summary>
    private Uri Target(HttpResponseMessage response, Uri from)
    {
        var location = response.Headers.Location;
        var to = location is null ? null : new Uri(from, location);
        if (to is null || to.Scheme != from.Scheme || to.Authority != from.Authority)
            throw new ModelException(
                ErrorKind.InvalidRequest,
                $"{options.Id} at {options.Address} redirects to {to?.GetLeftPart(UriPartial.Authority) ?? "nowhere"}; the key was not sent there.",
                "Set the base URL to the server that answers.");
        return to;
    }

    private async Task<HttpResponseMessage> SendOnceAsync(WireRequest request, Uri address, Watchdog watchdog, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(request.Body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        try
        {
            return await invoker.SendAsync(message, watchdog.Token);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or IOException)
        {
            throw Failure(failure, watchdog, cancellationToken);
        }
    }

    /// <summary>What went wrong with the connection; cancellation stays cancellation.</summary>
    public Exception Failure(Exception failure, Watchdog watchdog, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return new OperationCanceledException(cancellationToken);
        if (watchdog.Expired is { } limit)
            return new ModelException(ErrorKind.Timeout, $"{options.Id} at {options.Address} {limit}.",
                "Try again, allow more time in the settings, or choose another provider.");
        if (failure is OperationCanceledException)
            return new ModelException(
                ErrorKind.Timeout, $"{options.Id} at {options.Address} did not accept a connection within {options.ConnectTimeout.TotalSeconds:0.#} s.",
                    "Check the network and the base URL.");
        return new ModelException(ErrorKind.Network, $"{options.Id} at {options.Address}: {Cause(failure)}.", Hint(failure.GetBaseException()), inner: failure)
        {
            IsLasting = IsLasting(failure.GetBaseException()),
        };
    }

    /// <summary>A local server that is not there does not come by waiting, nor does a name or a certificate that is wrong.</summary>
    private bool IsLasting(Exception cause) => cause switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => options.IsLoopback,
        SocketException { SocketErrorCode: SocketError.HostNotFound } => true,
        _ => cause is AuthenticationException,
    };

    private string Hint(Exception cause) => cause switch
    {
        HttpIOException or SocketException { SocketErrorCode: SocketError.ConnectionReset } =>
            "Try again; if it happens again, look into the log of the server.",
        _ when options.IsLoopback => $"Start the server at {options.Address}, or choose another provider with --provider.",
        _ => "Check the network and the base URL, or choose another provider with --provider.",
    };

    private string Cause(Exception failure) => failure.GetBaseException() switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "the connection was refused",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain } => "the host name was not found",
        SocketException { SocketErrorCode: SocketError.ConnectionReset } => "the connection was reset",
        AuthenticationException => "the TLS certificate was not accepted",
        HttpIOException => "the connection was cut",
        var other => Redaction.Clean(other.Message, options.ApiKey).TrimEnd('.'),
    };

    private async Task<ModelException> FailureAsync(HttpResponseMessage response, Watchdog watchdog, CancellationToken cancellationToken)
    {
        var body = new byte[LongestErrorBody];
        var length = 0;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(watchdog.Token);
            length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, watchdog.Token);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            length = 0;
        }

        var said = VendorError.FromHttp(options, response.StatusCode, response.Headers, response.Content.Headers.ContentType?.MediaType, body[..length], time);
        return response.StatusCode is HttpStatusCode.NotFound && options.Model is { } model ? await WithModelsAsync(said, model, cancellationToken) : said;
    }

    /// <summary>Not found is most often the model: says which ones the server has.</summary>
    private async Task<ModelException> WithModelsAsync(ModelException failure, string model, CancellationToken cancellationToken)
    {
        var found = await ProviderProbe.AskAsync(options, ModelListLimit, cancellationToken, handler);
        if (found.Models.Count == 0 || found.Models.Contains(model))
            return failure;
        var hint = Suggestion.Near(model, found.Models) is { } near
            ? $"Did you mean --model {near}?"
            : $"It has {string.Join(", ", found.Models.Take(5))}{(found.Models.Count > 5 ? " and more: see maestro providers" : "")}.";
        return new ModelException(failure.Kind, failure.Message, hint);
    }
}
