using Maestro.Core.Agents;

namespace Maestro.Models.Providers;

/// <summary>The provider that a run will use, and why.</summary>
/// <param name="Options">Null for the built-in engine.</param>
public sealed record ProviderChoice(ProviderOptions? Options, string Reason)
{
    /// <summary>How long a local Ollama may take to say that it is there.</summary>
    public static readonly TimeSpan LocalLimit = TimeSpan.FromMilliseconds(150);

    public string Provider => Options?.Id ?? ModelInUse.BuiltinProvider;

    /// <summary>What the person named; else the first provider with a key; else a local Ollama that answers and has a model; else the built-in
    /// engine.</summary>
    /// <param name="named">From the option or the settings, with where it came from; null when nothing was named.</param>
    /// <param name="overrides">What settings and options say about a provider, by its id.</param>
    /// <exception cref="Core.Models.RunException">The named provider is unknown or its base URL is none.</exception>
    public static async Task<ProviderChoice> ChooseAsync(
        (string Id, string Source)? named, Func<string, ProviderOverrides> overrides, Func<string, string?> environment, CancellationToken cancellationToken,
        HttpMessageHandler? handler = null)
    {
        if (named is { } wish)
            return wish.Id == ModelInUse.BuiltinProvider
                ? new ProviderChoice(null, $"named by {wish.Source}")
                : new ProviderChoice(Providers.Resolve(wish.Id, overrides(wish.Id), environment), $"named by {wish.Source}");
        foreach (var provider in Providers.All.Where(provider => provider.KeyVariable is not null))
        {
            var options = Providers.Resolve(provider.Id, overrides(provider.Id), environment);
            if (options.ApiKey is not null)
                return new ProviderChoice(options, $"{options.KeyVariable} is set");
        }

        var local = Providers.Resolve("ollama", overrides("ollama"), environment);
        var found = await ProviderProbe.AskAsync(local, LocalLimit, cancellationToken, handler);
        if (found.Models.Count > 0)
            return new ProviderChoice(local with { Model = local.Model ?? found.Models[0] }, $"a local Ollama answers at {local.Address}");
        return new ProviderChoice(null, "no key is set and no local Ollama with a model answers");
    }
}
