using System.Globalization;
using Maestro.Core.Permissions;

namespace Maestro.Storage.Settings;

/// <summary>What is set, over all files and the environment, each value with where it came from.</summary>
/// <param name="All">The values in force; lists of rules once per place that adds to them.</param>
/// <param name="Ignored">In one line, what an untrusted folder wanted and did not get; null when nothing.</param>
public sealed record Settings(IReadOnlyList<SettingValue> All, string? Ignored)
{
    public static Settings None { get; } = new([], null);

    public SettingValue? Provider => Find("provider");

    public SettingValue? Model => Find("model");

    /// <summary>What an untrusted folder wanted and did not get.</summary>
    public IReadOnlyList<SettingValue> IgnoredValues { get; init; } = [];

    public PermissionRules Permissions => new(Rules(All, "permissions.allow"), Rules(All, "permissions.ask"), Rules(All, "permissions.deny"))
    {
        Ignored = Rules(IgnoredValues, "permissions.allow"),
    };

    public decimal? BudgetUsd => Number("budget.usd");

    public long? BudgetTokens => (long?)Number("budget.tokens");

    public decimal? SessionBudgetUsd => Number("budget.session_usd");

    public long? SessionBudgetTokens => (long?)Number("budget.session_tokens");

    /// <summary>A file with prices and windows of models.</summary>
    public string? Models => Find("models")?.Text;

    /// <summary>How often a failed model call is made again.</summary>
    public int? Retries => (int?)Number("retries");

    /// <summary>The agents to use; null for all.</summary>
    public IReadOnlyList<string>? Agents => Find("agents")?.Texts;

    public SettingValue? Find(string key) => All.LastOrDefault(value => value.Key == key);

    /// <summary>A key of one provider, such as <c>base_url</c>.</summary>
    public string? OfProvider(string id, string name) => Find($"providers.{id}.{name}")?.Text;

    /// <summary>A time limit of one provider.</summary>
    public TimeSpan? Limit(string id, string name) => Number($"providers.{id}.{name}") is { } seconds ? TimeSpan.FromSeconds((double)seconds) : null;

    /// <summary>A whole number of one provider, such as <c>context_window</c>.</summary>
    public long? CountOf(string id, string name) => (long?)Number($"providers.{id}.{name}");

    private decimal? Number(string key) => Find(key) is { } value ? decimal.Parse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    private static List<PermissionRule> Rules(IReadOnlyList<SettingValue> values, string key) =>
        [.. values.Where(value => value.Key == key).SelectMany(value => value.Texts.Select((text, i) => PermissionRule.Parse(text, value.OriginOf(i).ToString())))];
}
