using Microsoft.Extensions.AI;

namespace Maestro.Core.Models;

/// <summary>What a model call cost, kept beside what it used.</summary>
public static class CallCost
{
    private const string Key = "cost_usd";

    public static void Set(UsageContent usage, decimal usd) => (usage.AdditionalProperties ??= [])[Key] = usd;

    /// <summary>In USD; null when the price is not known.</summary>
    public static decimal? Of(UsageContent usage) => usage.AdditionalProperties?.TryGetValue(Key, out decimal usd) is true ? usd : null;
}
