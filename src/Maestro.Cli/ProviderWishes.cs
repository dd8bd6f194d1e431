using Maestro.Cli.Commands;
using Maestro.Models.Middleware.Failover;
using Maestro.Models.Providers;
using Maestro.Storage.Settings;

namespace Maestro.Cli;

/// <summary>What the options and the settings say about the provider.</summary>
internal sealed class ProviderWishes(RunOptions options, Settings settings)
{
    /// <summary>The provider that was named and by what; an address without a provider means a server that is compatible with OpenAI.</summary>
    public (string Id, string Source)? Named => (options.Provider, settings.Provider, options.BaseUrl) switch
    {
        ({ } id, _, _) => (id, "--provider"),
        (_, { } setting, _) => (setting.Text, setting.Origin.ToString()),
        (_, _, not null) => ("openai", "--base-url"),
        _ => null,
    };

    public ProviderOverrides OverridesOf(string id) => new(
        Named?.Id == id ? options.BaseUrl ?? settings.OfProvider(id, "base_url") : settings.OfProvider(id, "base_url"),
        options.Model ?? CommonModel() ?? settings.OfProvider(id, "model"),
        settings.OfProvider(id, "api_key_env"),
        settings.Limit(id, "connect_timeout"),
        settings.Limit(id, "first_token_timeout"),
        settings.Limit(id, "idle_timeout"))
    {
        ContextWindow = settings.CountOf(id, "context_window"),
        RequestsPerMinute = settings.CountOf(id, "requests_per_minute"),
        TokensPerMinute = settings.CountOf(id, "tokens_per_minute"),
    };

    /// <summary>Who is asked when the chosen provider has failed: the setting, else every configured one, unless an option names the only one to use.</summary>
    public IReadOnlyList<FailoverChoice> Failover(Func<string, string?> environment) => settings.Find("failover") is { } list
        ? FailoverChoice.Named(list.Texts, OwnOverridesOf, environment)
        : options.Provider is null && options.BaseUrl is null ? FailoverChoice.Configured(OwnOverridesOf, environment) : [];

    /// <summary>What is set for a provider itself: the named model and address belong to the provider that was chosen.</summary>
    private ProviderOverrides OwnOverridesOf(string id) => OverridesOf(id) with
    {
        BaseUrl = settings.OfProvider(id, "base_url"),
        Model = settings.OfProvider(id, "model"),
    };

    /// <summary>The setting <c>model</c>, unless the provider was named in a stronger place: a model belongs to its provider.</summary>
    private string? CommonModel()
    {
        if (settings.Model is not { } model)
            return null;
        SettingsLayer? named = options.Provider is not null && options.Provider != settings.Provider?.Text
            ? SettingsLayer.Option
            : settings.Provider?.Origin.Layer;
        return named is null || model.Origin.Layer >= named ? model.Text : null;
    }
}
