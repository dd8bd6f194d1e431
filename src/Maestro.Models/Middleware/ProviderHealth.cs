using System.Collections.Concurrent;
using Maestro.Models.Middleware.Breaker;
using Maestro.Models.Middleware.Limits;
using Maestro.Models.Middleware.Schemas;
using Maestro.Models.Providers;

namespace Maestro.Models.Middleware;

/// <summary>How each provider fares and what it takes; one for a whole session, so that a change of the model forgets nothing.</summary>
public sealed class ProviderHealth(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string, Uri, string?), Circuit> circuits = new();
    private readonly ConcurrentDictionary<(string, Uri, string?), SchemaMemory> forms = new();
    private readonly ConcurrentDictionary<(string, Uri), RateLimit> limits = new();

    /// <summary>Of a provider and model: another model may be well.</summary>
    internal Circuit CircuitOf(ProviderOptions provider) => circuits.GetOrAdd((provider.Id, provider.BaseUrl, provider.Model), _ => new Circuit(time));

    /// <summary>Whether a model has refused the form of a result.</summary>
    internal SchemaMemory FormOf(ProviderOptions provider) => forms.GetOrAdd((provider.Id, provider.BaseUrl, provider.Model), _ => new SchemaMemory());

    internal RateLimit LimitOf(ProviderOptions provider) =>
        limits.GetOrAdd((provider.Id, provider.BaseUrl), _ => new RateLimit(provider.RequestsPerMinute, provider.TokensPerMinute, time));
}
