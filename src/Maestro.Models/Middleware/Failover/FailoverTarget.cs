using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Failover;

/// <summary>A provider that can answer.</summary>
/// <param name="FromPrefix">It goes on with an assistant message that stands last.</param>
internal sealed record FailoverTarget(string Id, string? Model, IChatClient Client, bool FromPrefix)
{
    public static FailoverTarget Of(ProviderOptions provider, IChatClient client) =>
        new(provider.Id, provider.Model, client, Continuation.IsFromPrefix(provider));

    /// <summary>For people: the provider, with the model where two models of one provider take turns.</summary>
    public string NameBeside(FailoverTarget other) => Id == other.Id ? $"{Id}/{Model}" : Id;
}
