using Maestro.Models.Middleware.Retry;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware;

/// <summary>Puts what makes calls survive around the client of a provider, the first in the list outermost.</summary>
public sealed class ModelPipeline(PipelineOptions options, TimeProvider time)
{
    public IChatClient Create(ProviderOptions provider) =>
        new RetryClient(Providers.Providers.Create(provider, time), provider.Id, options.Retry, time);
}
