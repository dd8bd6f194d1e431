using Maestro.Models.Middleware.Facts;
using Maestro.Models.Middleware.Failover;
using Maestro.Models.Middleware.Retry;

namespace Maestro.Models.Middleware;

/// <summary>What the person set for the way of a model call.</summary>
public sealed record PipelineOptions
{
    public RetryPolicy Retry { get; init; } = RetryPolicy.Default;

    /// <summary>Who is asked next when a provider has failed, in order.</summary>
    public IReadOnlyList<FailoverChoice> Failover { get; init; } = [];

    /// <summary>Prices and windows of models.</summary>
    public ModelTable Models { get; init; } = ModelTable.Known;
}
