using System.Net;
using System.Net.Sockets;
using System.Text;
using Maestro.Core.Tools;

namespace Maestro.Tools.Web;

/// <summary>Reads pages; leaves the public internet only for what was known to lead out of it when it was allowed.</summary>
internal sealed class WebPages
{
    private const long MostBytes = 5 << 20;
    private const int MostRedirects = 5;

    private static readonly HttpRequestOptionsKey<bool> MayBeLocal = new("may be local");
    private readonly Lazy<HttpClient> client;

    public WebPages() => client = new(() =>
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All, ConnectCallback = ConnectAsync };
        var made = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = MostBytes };
        made.DefaultRequestHeaders.UserAgent.ParseAdd("Maestro");
        made.DefaultRequestHeaders.Accept.ParseAdd("text/html, text/*;q=0.9, application/json;q=0.9, */*;q=0.1");
        return made;
    });

    /// <summary>Whether the host is this machine or in its network; a name that nobody knows is not.</summary>
    public static bool IsLocal(Uri address)
    {
        if (IPAddress.TryParse(address.IdnHost, out var literal))
            return LocalNetwork.Has(literal);
        try
        {
            return Dns.GetHostAddresses(address.IdnHost).Any(LocalNetwork.Has);
        }
        catch (SocketException)
        {
            // The request itself will say that the host cannot be found.
            return false;
        }
    }

    /// <param name="mayBeLocal">The host was known to lead out of the internet when the call was allowed.</param>
    /// <exception cref="ToolException">There is no text to be had.</exception>
    public async Task<string> ReadAsync(Uri address, bool mayBeLocal, CancellationToken cancellationToken)
    {
        try
        {
            var at = address;
            for (var step = 0; step <= MostRedirects; step++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, at);
                request.Options.Set(MayBeLocal, mayBeLocal);
                using var response = await client.Value.SendAsync(request, cancellationToken);
                if (response.Headers.Location is not { } location || (int)response.StatusCode is < 300 or > 399)
                    return await TextAsync(at, response, cancellationToken);
                var next = new Uri(at, location);
                if (next.IdnHost != address.IdnHost || next.Scheme is not ("http" or "https"))
                    throw new ToolException($"The page has moved to {next.AbsoluteUri}: fetch that.");
                at = next;
            }

            throw new ToolException($"{address.AbsoluteUri} leads in circles.");
        }
        catch (HttpRequestException failure)
        {
            throw new ToolException($"{address.AbsoluteUri} cannot be read: {(failure.InnerException as ToolException ?? (Exception)failure).Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ToolException($"{address.IdnHost} did not answer in time.");
        }
    }

    private static async Task<string> TextAsync(Uri address, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var type = response.Content.Headers.ContentType?.MediaType ?? "text/plain";
        if (!response.IsSuccessStatusCode)
            throw new ToolException($"{address.AbsoluteUri} answers {(int)response.StatusCode} {response.ReasonPhrase}.");
        var isText = type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.EndsWith("json", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase) || type.EndsWith("javascript", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("yaml", StringComparison.OrdinalIgnoreCase);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!isText)
            throw new ToolException($"{address.AbsoluteUri} is {type}, {bytes.Length} bytes, and no text.");
        var text = Encoding(response.Content.Headers.ContentType?.CharSet).GetString(bytes).TrimStart('\uFEFF');
        return type.Contains("html", StringComparison.OrdinalIgnoreCase) ? HtmlText.Of(text, address) : text;
    }

    /// <summary>The one that is named, if this program has it; Latin-1 is close enough to what Windows calls by other names.</summary>
    private static Encoding Encoding(string? name) => name?.Trim('"').ToLowerInvariant() switch
    {
        "iso-8859-1" or "latin1" or "windows-1252" => System.Text.Encoding.Latin1,
        "utf-16" or "utf-16le" => System.Text.Encoding.Unicode,
        "utf-16be" => System.Text.Encoding.BigEndianUnicode,
        _ => System.Text.Encoding.UTF8,
    };

    /// <summary>Connects to the addresses that the name has now; it may lead elsewhere than when it was judged.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        // A proxy of the person's own may well be local; it is not what was asked for.
        var isProxy = !string.Equals(host, context.InitialRequestMessage.RequestUri?.IdnHost.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
        var mayBeLocal = context.InitialRequestMessage.Options.TryGetValue(MayBeLocal, out var may) && may;
        if (!isProxy && !mayBeLocal && addresses.Any(LocalNetwork.Has))
            throw new ToolException($"{host} leads to this machine or its network.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var isOpen = false;
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            isOpen = true;
            return new NetworkStream(socket, ownsSocket: true);
        }
        finally
        {
            if (!isOpen)
                socket.Dispose();
        }
    }
}
