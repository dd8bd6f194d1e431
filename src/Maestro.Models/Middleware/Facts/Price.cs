using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Facts;

/// <summary>What a model costs, in USD per million tokens.</summary>
/// <param name="Cached">For input that the vendor had in its cache; null when it counts as any other.</param>
/// <param name="Written">For input that is written to the cache; null when it counts as any other.</param>
public sealed record Price(decimal Input, decimal Output, decimal? Cached = null, decimal? Written = null)
{
    /// <summary>The name under which usage counts tokens that were written to the cache.</summary>
    internal const string WrittenToCache = "cache_write_tokens";

    private const decimal Million = 1_000_000;

    /// <summary>The price of a request whose input is longer than this; null when length does not matter.</summary>
    public (long Tokens, Price Price)? Above { get; init; }

    public decimal Of(UsageDetails usage)
    {
        var input = usage.InputTokenCount ?? 0;
        if (Above is var (tokens, dearer) && input > tokens)
            return dearer.Of(usage);
        var cached = Math.Min(usage.CachedInputTokenCount ?? 0, input);
        long written = 0;
        usage.AdditionalCounts?.TryGetValue(WrittenToCache, out written);
        written = Math.Clamp(written, 0, input - cached);
        return (((input - cached - written) * Input) + (cached * (Cached ?? Input)) + (written * (Written ?? Input)) + ((usage.OutputTokenCount ?? 0) * Output)) / Million;
    }

    /// <summary>The most that a request can cost.</summary>
    public decimal Worst(long input, long output) => Above is var (tokens, dearer) && input > tokens
        ? dearer.Worst(input, output) : ((input * Math.Max(Input, Written ?? 0)) + (output * Output)) / Million;

    /// <summary>How many tokens of output an amount buys after so many of input.</summary>
    public long OutputFor(decimal usd, long input)
    {
        if (Above is var (tokens, dearer) && input > tokens)
            return dearer.OutputFor(usd, input);
        return Output == 0 ? long.MaxValue : (long)Math.Clamp((usd - Worst(input, 0)) * Million / Output, 0, int.MaxValue);
    }
}
