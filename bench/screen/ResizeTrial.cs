using System.Diagnostics;
using Maestro.Bench;
using Maestro.Testing.Screens;

namespace Maestro.ScreenBench;

/// <summary>How soon a window of another size is filled in the right way.</summary>
internal static class ResizeTrial
{
    private static readonly (int Columns, int Rows)[] Sizes = [(110, 38), (140, 44), (100, 36), (150, 50), (118, 40), (160, 48), (96, 34), (132, 43), (126, 42), (121, 41)];

    public static async Task<IReadOnlyList<Row>> RunAsync(WatchedProgram watched)
    {
        var times = new List<double>();
        foreach (var (columns, rows) in Sizes)
        {
            var began = Stopwatch.GetTimestamp();
            watched.Resize(columns, rows);
            var seen = 0L;
            await watched.SeeAsync(screen => IsFilled(screen, columns, rows) && (seen = watched.ReadAt) > 0, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(began, seen).TotalMilliseconds);
            await Task.Delay(150);
        }

        return [new("resize to a right frame, median", times.Median(), "ms", 20), new($"resize to a right frame, most of {times.Count}", times.Max(), "ms", 20)];
    }

    /// <summary>A panel's corner stands in the last column, and the hints in the last row.</summary>
    private static bool IsFilled(TerminalEmulator screen, int columns, int rows) =>
        !screen.IsSynchronising && screen[columns - 1, 1].Text == "╮" && screen[columns - 1, rows - 3].Text == "╯" && screen.RowText(rows - 1).EndsWith("F1 help", StringComparison.Ordinal);
}
