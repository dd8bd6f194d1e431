namespace Maestro.Models.Providers;

/// <summary>Where a provider is reached, as whom, and how long to wait.</summary>
/// <param name="Id">A provider id such as <c>openai</c>.</param>
/// <param name="ApiKey">Null for a server that needs none.</param>
/// <param name="Model">Null when the server decides or must be asked.</param>
public sealed record ProviderOptions(string Id, Uri BaseUrl, string? ApiKey, string? Model)
{
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From the request to the first token.</summary>
    public TimeSpan FirstTokenTimeout { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>Between two bytes of a reply; comments and pings count.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Tokens that the model reads; null to find out.</summary>
    public long? ContextWindow { get; init; }

    /// <summary>Null for no limit but the provider's own.</summary>
    public long? RequestsPerMinute { get; init; }

    /// <summary>Null for no limit but the provider's own.</summary>
    public long? TokensPerMinute { get; init; }

    /// <summary>The environment variable that holds the key, for messages.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>What requests go through on their way to the network, or what takes its place: a recorder or a player of tapes. Null for neither.</summary>
    public Func<HttpMessageHandler, HttpMessageHandler>? Through { get; init; }

    /// <summary>True for a server on this machine, which needs no key.</summary>
    public bool IsLoopback => BaseUrl.IsLoopback;

    /// <summary>The base URL for people: without a password in it.</summary>
    public string Address => BaseUrl.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.SafeUnescaped).TrimEnd('/');

    /// <summary>Without the key, so that it can be shown anywhere.</summary>
    public override string ToString() => $"{Id} at {Address}{(Model is null ? "" : $", {Model}")}";
}
