using Maestro.Core.Agents;
using Maestro.Models.Builtin;
using Maestro.Models.Middleware.Breaker;
using Maestro.Models.Middleware.Context;
using Maestro.Models.Middleware.Failover;
using Maestro.Models.Middleware.History;
using Maestro.Models.Middleware.Limits;
using Maestro.Models.Middleware.Metering;
using Maestro.Models.Middleware.Retry;
using Maestro.Models.Middleware.Schemas;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware;

/// <summary>Puts what makes calls survive around the clients of the providers.</summary>
/// <param name="handler">For tests: takes the place of the network.</param>
/// <param name="health">What is known of the providers; shared by the pipelines of a session.</param>
public sealed class ModelPipeline(PipelineOptions options, TimeProvider time, ProviderHealth health, HttpMessageHandler? handler = null)
{
    /// <summary>A vendor that asks for a longer wait is left for the next in the list.</summary>
    private static readonly TimeSpan LongestWithOthers = TimeSpan.FromSeconds(10);

    /// <summary>A client that asks this provider first.</summary>
    public IChatClient Create(ProviderOptions provider) => new FailoverClient(
        FailoverTarget.Of(provider, Survivor(provider)), [.. options.Failover.Select(choice => Candidate(choice, provider))], time);

    private FailoverCandidate Candidate(FailoverChoice choice, ProviderOptions first) => new(choice.Name, async stop =>
    {
        if (choice.IsBuiltin)
            return new FailoverTarget(ModelInUse.BuiltinProvider, null, new BuiltinChatClient(), FromPrefix: false);
        return await choice.FindAsync(stop) is { } found && (found.Id, found.Model, found.BaseUrl) != (first.Id, first.Model, first.BaseUrl)
            ? FailoverTarget.Of(found, Survivor(found)) : null;
    });

    /// <summary>One provider, with all that holds for it alone; what is called first stands last.</summary>
    private ContextClient Survivor(ProviderOptions provider)
    {
        var facts = options.Models.Of(provider);
        var estimate = new TokenEstimate();
        var retries = Retries();
        IChatClient client = Providers.Providers.Create(provider, time, handler);
        client = new SchemaClient(client, provider, health.FormOf(provider));
        client = new HistoryClient(client, HistoryRules.Of(provider));
        client = new MeteringClient(client, facts, estimate);
        client = new RateLimitClient(client, provider.Id, health.LimitOf(provider), estimate, retries.LongestAsked, time);
        client = new CircuitBreakerClient(client, provider, health.CircuitOf(provider));
        client = new RetryClient(client, provider.Id, retries, time);
        return new ContextClient(client, provider, new ContextWindow(provider, facts.Window, handler), estimate);
    }

    private RetryPolicy Retries() => options.Failover.Count > 0 && options.Retry.LongestAsked > LongestWithOthers
        ? options.Retry with { LongestAsked = LongestWithOthers } : options.Retry;
}
