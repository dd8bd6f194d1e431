using System.Globalization;
using Maestro.Terminal.Views;

namespace Maestro.Terminal.Screen;

/// <summary>Figures of the screen itself, measured.</summary>
internal static class ScreenStats
{
    public static string Of(FramePace pace, long bytes)
    {
        var memory = Environment.WorkingSet / 1048576;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{pace.PerSecond} frames/s  {pace.Percentile(0.5) ?? 0:0.0} ms p50  {pace.Percentile(0.99) ?? 0:0.0} ms p99  {HeaderView.Short(bytes)} bytes  {memory} MiB");
    }
}
