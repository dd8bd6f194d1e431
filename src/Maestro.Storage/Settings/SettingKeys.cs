using System.Globalization;
using Maestro.Core.Permissions;
using Maestro.Core.Text;

namespace Maestro.Storage.Settings;

/// <summary>What kind of value a key takes.</summary>
internal enum SettingKind
{
    Text,
    Number,
    List,
}

/// <summary>The keys that can be set and what they take.</summary>
/// <param name="providers">The ids that <c>provider</c> and <c>providers.</c> may name.</param>
/// <param name="agents">The names that <c>agents</c> may hold.</param>
public sealed class SettingKeys(IReadOnlyList<string> providers, IReadOnlyList<string> agents)
{
    private static readonly string[] Plain = ["provider", "model", "failover", "permissions.allow", "permissions.ask", "permissions.deny", "budget.usd", "budget.tokens", "theme", "motion", "record", "agents"];
    private static readonly string[] OfProvider = ["base_url", "model", "api_key_env", "connect_timeout", "first_token_timeout", "idle_timeout"];
    private static readonly string[] Themes = ["auto", "dark", "light", "high-contrast", "16", "none"];
    private static readonly string[] Motions = ["full", "reduced"];

    /// <summary>Every key, those of the providers in full.</summary>
    public IEnumerable<string> All => [.. Plain, .. providers.SelectMany(id => OfProvider.Select(name => $"providers.{id}.{name}"))];

    internal static SettingKind KindOf(string key) => key switch
    {
        "failover" or "agents" or "permissions.allow" or "permissions.ask" or "permissions.deny" => SettingKind.List,
        "budget.usd" or "budget.tokens" => SettingKind.Number,
        _ => key.EndsWith("_timeout", StringComparison.Ordinal) ? SettingKind.Number : SettingKind.Text,
    };

    /// <summary>What is wrong with a key, in a sentence; null when it is one.</summary>
    internal string? ProblemOfKey(string key)
    {
        if (All.Contains(key))
            return null;
        var suggestion = Suggestion.Near(key, All);
        return suggestion is null ? $"unknown key '{key}'; 'maestro config set --help' lists the keys" : $"unknown key '{key}', did you mean '{suggestion}'?";
    }

    /// <summary>What is wrong with the items of a value, in a sentence; null when nothing is.</summary>
    internal string? ProblemOfValue(string key, IReadOnlyList<string> texts) => key switch
    {
        "provider" => OneOf("provider", texts[0], providers),
        "theme" => OneOf("theme", texts[0], Themes),
        "motion" => OneOf("motion", texts[0], Motions),
        "agents" => texts.Select(text => OneOf("agent", text, agents)).FirstOrDefault(problem => problem is not null),
        "failover" => texts.Select(text => OneOf("provider", text.Split('/')[0], providers)).FirstOrDefault(problem => problem is not null),
        "permissions.allow" or "permissions.ask" or "permissions.deny" => texts.Select(ProblemOfRule).FirstOrDefault(problem => problem is not null),
        "budget.tokens" => Positive(texts[0]) is { } tokens && tokens == decimal.Truncate(tokens) ? null : "a whole number above 0 is needed",
        _ when KindOf(key) is SettingKind.Number => Positive(texts[0]) is null ? "a number above 0 is needed" : null,
        _ when key.EndsWith(".base_url", StringComparison.Ordinal) => IsAddress(texts[0]) ? null : "an address such as http://localhost:8080/v1 is needed",
        _ => texts[0].Trim().Length == 0 ? "a text that is not empty is needed" : null,
    };

    private static decimal? Positive(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static string? OneOf(string what, string text, IReadOnlyList<string> known)
    {
        if (known.Contains(text))
            return null;
        return Suggestion.Near(text, known) is { } near ? $"unknown {what} '{text}', did you mean '{near}'?" : $"unknown {what} '{text}', choose one of {string.Join(", ", known)}";
    }

    private static string? ProblemOfRule(string rule)
    {
        try
        {
            PermissionRule.Parse(rule, "");
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }
}
