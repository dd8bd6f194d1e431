namespace Maestro.ScreenBench;

/// <summary>Middle and near-worst of many measurements.</summary>
internal static class Shares
{
    public static double Median(this IEnumerable<double> values) => values.Percentile(0.5);

    /// <param name="share">From 0 to 1.</param>
    public static double Percentile(this IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }
}
