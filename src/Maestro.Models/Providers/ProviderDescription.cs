namespace Maestro.Models.Providers;

/// <summary>What is known of a provider before anything is configured.</summary>
/// <param name="KeyVariable">The vendor's own environment variable for the key; null when none is needed.</param>
/// <param name="BaseUrlVariable">The environment variable that points to another server.</param>
/// <param name="DefaultModel">Null when the server is asked which models it has.</param>
public sealed record ProviderDescription(string Id, string Name, string? KeyVariable, string BaseUrl, string? BaseUrlVariable, string? DefaultModel);

/// <summary>What settings and options say about a provider; null leaves it to the environment, then to the default.</summary>
/// <param name="KeyVariable">Another environment variable that holds the key.</param>
public sealed record ProviderOverrides(
    string? BaseUrl = null, string? Model = null, string? KeyVariable = null, TimeSpan? ConnectTimeout = null, TimeSpan? FirstTokenTimeout = null,
    TimeSpan? IdleTimeout = null)
{
    public long? ContextWindow { get; init; }

    public long? RequestsPerMinute { get; init; }

    public long? TokensPerMinute { get; init; }
}
