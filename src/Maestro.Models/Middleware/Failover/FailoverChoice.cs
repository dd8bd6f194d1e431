using Maestro.Core.Agents;
using Maestro.Models.Providers;

namespace Maestro.Models.Middleware.Failover;

/// <summary>A provider to go on with when another has failed; it is looked for only then.</summary>
/// <param name="Name">As the person wrote it, such as <c>gemini</c> or <c>openai/gpt-5</c>.</param>
/// <param name="FindAsync">Null when it is not there.</param>
public sealed record FailoverChoice(string Name, Func<CancellationToken, ValueTask<ProviderOptions?>> FindAsync)
{
    public bool IsBuiltin => Name == ModelInUse.BuiltinProvider;

    /// <summary>The providers of a list such as <c>["gemini", "openai/gpt-5"]</c>.</summary>
    /// <param name="overrides">What the settings say about a provider, by its id.</param>
    public static IReadOnlyList<FailoverChoice> Named(
        IReadOnlyList<string> names, Func<string, ProviderOverrides> overrides, Func<string, string?> environment) => [.. names.Select(name =>
    {
        var parts = name.Split('/', 2);
        return new FailoverChoice(name, async stop =>
        {
            var known = overrides(parts[0]);
            var options = Providers.Providers.Resolve(parts[0], parts.Length > 1 ? known with { Model = parts[1] } : known, environment);
            return await ProviderProbe.WithModelAsync(options, stop);
        });
    })];

    /// <summary>Without a list: every provider that has a key, then a local Ollama that answers and has a model.</summary>
    public static IReadOnlyList<FailoverChoice> Configured(Func<string, ProviderOverrides> overrides, Func<string, string?> environment)
    {
        var withKey = Providers.Providers.All.Where(provider => provider.KeyVariable is not null)
            .Select(provider => Providers.Providers.Resolve(provider.Id, overrides(provider.Id), environment)).Where(options => options.ApiKey is not null);
        return
        [
            .. withKey.Select(options => new FailoverChoice(options.Id, async stop => await ProviderProbe.WithModelAsync(options, stop))),
            new FailoverChoice("ollama", async stop =>
            {
                var local = Providers.Providers.Resolve("ollama", overrides("ollama"), environment);
                var found = await ProviderProbe.AskAsync(local, ProviderChoice.LocalLimit, stop);
                return found.Models.Count > 0 ? local with { Model = local.Model ?? found.Models[0] } : null;
            }),
        ];
    }
}
