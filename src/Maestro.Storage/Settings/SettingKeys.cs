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
/// <param name="tools">The tools that a rule may name, asked for only when one does.</param>
public sealed class SettingKeys(IReadOnlyList<string> providers, IReadOnlyList<string> agents, Func<IReadOnlyList<string>> tools)
{
    private static readonly string[] Plain =
    [
        "provider", "model", "failover", "retries", "permissions.allow", "permissions.ask", "permissions.deny", "budget.usd", "budget.tokens", "budget.session_usd", "budget.session_tokens",
        "models", "theme", "motion", "record", "agents",
    ];

    private static readonly string[] OfProvider =
    [
        "base_url", "model", "api_key_env", "connect_timeout", "first_token_timeout", "idle_timeout", "context_window", "requests_per_minute", "tokens_per_minute",
    ];
    private static readonly string[] Themes = ["auto", "dark", "light", "high-contrast", "16", "none"];
    private static readonly string[] Motions = ["full", "reduced"];

    /// <summary>Every key, those of the providers in full.</summary>
    public IEnumerable<string> All => [.. Plain, .. providers.SelectMany(id => OfProvider.Select(name => $"providers.{id}.{name}"))];

    internal static SettingKind KindOf(string key) => key switch
    {
        "failover" or "agents" or "permissions.allow" or "permissions.ask" or "permissions.deny" => SettingKind.List,
        "retries" => SettingKind.Number,
        _ when key.StartsWith("budget.", StringComparison.Ordinal) => SettingKind.Number,
        _ => key.EndsWith("_timeout", StringComparison.Ordinal) || IsCount(key) ? SettingKind.Number : SettingKind.Text,
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
        _ when IsCount(key) => Positive(texts[0]) is { } tokens && tokens == decimal.Truncate(tokens) ? null : "a whole number above 0 is needed",
        "retries" =>
            int.TryParse(texts[0], CultureInfo.InvariantCulture, out var retries) && retries is >= 0 and <= 20 ? null : "a whole number from 0 to 20 is needed",
        _ when KindOf(key) is SettingKind.Number => Positive(texts[0]) is null ? "a number above 0 is needed" : null,
        _ when key.EndsWith(".base_url", StringComparison.Ordinal) => IsAddress(texts[0]) ? null : "an address such as http://localhost:8080/v1 is needed",
        _ => texts[0].Trim().Length == 0 ? "a text that is not empty is needed" : null,
    };

    /// <summary>True for keys that take a whole number.</summary>
    private static bool IsCount(string key) =>
        key.EndsWith("tokens", StringComparison.Ordinal) || key.EndsWith("_per_minute", StringComparison.Ordinal)
            || key.EndsWith(".context_window", StringComparison.Ordinal);

    private static decimal? Positive(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static string? OneOf(string what, string text, IReadOnlyList<string> known)
    {
        if (known.Contains(text))
            return null;
        return Suggestion.Near(text, known) is { } near
            ? $"unknown {what} '{text}', did you mean '{near}'?"
            : $"unknown {what} '{text}', choose one of {string.Join(", ", known)}";
    }

    private string? ProblemOfRule(string rule)
    {
        try
        {
            var parsed = PermissionRule.Parse(rule, "");
            return parsed.Kind is not AccessKind.Tool || tools().Any(parsed.MatchesTool) ? null : OneOf("tool", rule, tools());
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }
}
