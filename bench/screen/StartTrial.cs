using System.Diagnostics;
using Maestro.Bench;

namespace Maestro.ScreenBench;

/// <summary>How soon the input box is there, and what the screen uses while nothing happens.</summary>
internal static class StartTrial
{
    public static async Task<IReadOnlyList<Row>> RunAsync(Workplace place, int runs)
    {
        var starts = new List<double>();
        var versions = new List<double>();
        for (var i = 0; i <= runs; i++)
        {
            var began = Stopwatch.GetTimestamp();
            using var version = place.StartWith(["--version"]);
            await version.EndAsync(CancellationToken.None);
            versions.Add(Stopwatch.GetElapsedTime(began, version.ReadAt).TotalMilliseconds);
            var shown = 0L;
            began = Stopwatch.GetTimestamp();
            using var watched = place.Start((screen, at) => shown = shown == 0 && Workplace.HasPrompt(screen) ? at : shown);
            await watched.SeeAsync(Workplace.HasPrompt, CancellationToken.None);
            starts.Add(Stopwatch.GetElapsedTime(began, shown).TotalMilliseconds);
            await Task.Delay(100);
            await Workplace.LeaveAsync(watched);
        }

        using var idle = await place.StartReadyAsync();
        var (before, frames, bytes) = (Usage.Of(idle.Terminal.ProcessId), idle.Frames, idle.Bytes);
        await Task.Delay(5000);
        var after = Usage.Of(idle.Terminal.ProcessId);
        Row[] rows =
        [
            new("start to input box, median", starts.Skip(1).Median(), "ms", 40),
            new("start: of this, more than --version takes", starts.Skip(1).Median() - versions.Skip(1).Median(), "ms", 28),
            new("idle: memory", after.Memory, "MiB", 35),
            new("idle: frames in 5 s", idle.Frames - frames, "", 0),
            new("idle: bytes in 5 s", idle.Bytes - bytes, "", 0),
            new("idle: CPU in 5 s", after.Cpu - before.Cpu, "ms", 0),
        ];
        await Workplace.LeaveAsync(idle);
        return rows;
    }
}
