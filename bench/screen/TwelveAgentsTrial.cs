using System.Globalization;
using System.Text.RegularExpressions;
using Maestro.Bench;
using Maestro.Testing.Screens;
using Maestro.Testing.Server;

namespace Maestro.ScreenBench;

/// <summary>Twelve agents in twelve panels that write two hundred tokens a second each, while somebody types.</summary>
internal sealed partial class TwelveAgentsTrial(Workplace place, FakeModelServer server, int seconds)
{
    private const int Agents = 12;
    private const int PerSecond = 200;
    private readonly TaskCompletionSource go = new();
    private readonly KeyEchoes keys = new();
    private readonly List<double> intervals = [];
    private IReadOnlyList<MarkedStream> streams = [];
    private long lastFrame;

    public async Task<IReadOnlyList<Row>> RunAsync()
    {
        streams = [.. Enumerable.Range(0, Agents).Select(i => new MarkedStream((char)('a' + i), seconds * PerSecond, PerSecond, TimeSpan.FromSeconds((double)i / Agents / PerSecond), go.Task))];
        server.Default = request => streams[int.Parse(Number().Match(request.Prompt).Groups[1].ValueSpan, CultureInfo.InvariantCulture)].Reply;
        var reader = new MarkerReader(streams);
        using var watched = await place.StartReadyAsync((screen, at) =>
        {
            intervals.Add(System.Diagnostics.Stopwatch.GetElapsedTime(lastFrame, at).TotalMilliseconds);
            lastFrame = at;
            reader.Look(screen, at);
            keys.Look(screen, at);
        });
        for (var i = 0; i < Agents; i++)
        {
            watched.Type($"@assistant stream {i}\r");
            await server.NextRequestAsync(CancellationToken.None);
        }

        await Task.Delay(1000);
        var (before, frames, bytes) = (Usage.Of(watched.Terminal.ProcessId), watched.Frames, watched.Bytes);
        intervals.Clear();
        go.SetResult();

        // Most of the typing is in the first and the last quarter, which are compared.
        await keys.TypeAsync(watched, Task.Delay(TimeSpan.FromSeconds(seconds / 4.0)));
        var early = keys.Take();
        await Task.Delay(TimeSpan.FromSeconds(seconds / 2.0));
        await keys.TypeAsync(watched, Task.Delay(TimeSpan.FromSeconds((seconds / 4.0) - 2)));
        var late = keys.Take();
        var (after, framesAfter, bytesAfter) = (Usage.Of(watched.Terminal.ProcessId), watched.Frames, watched.Bytes);
        var measured = seconds - 2.0;
        var steady = intervals.Skip(10).ToList();
        watched.Type("\u001bOQ");
        await watched.SeeAsync(screen => Figures().IsMatch(screen.RowText(screen.Rows - 1)), CancellationToken.None);
        var frameTime = double.Parse(watched.Look(screen => Figures().Match(screen.RowText(screen.Rows - 1)).Groups[1].Value), CultureInfo.InvariantCulture);
        watched.Type("\u001bOQ");
        foreach (var stream in streams)
            await stream.Sent;
        await watched.SeeAsync(screen => !screen.Text.Contains("running", StringComparison.Ordinal), CancellationToken.None);
        var resize = await ResizeTrial.RunAsync(watched);
        var tokens = measured * PerSecond * Agents;
        Row[] rows =
        [
            new($"twelve agents, {seconds} s: frames a second", (framesAfter - frames) / measured, "", 60, AtLeast: true),
            new("twelve: time between frames, median", steady.Median(), "ms", 17),
            new("twelve: time between frames, p99", steady.Percentile(0.99), "ms", 34),
            new("twelve: frame time p99", frameTime, "ms", 8),
            new("twelve: token to screen, median", streams.SelectMany(stream => stream.Delays()).Median(), "ms", 17),
            new("twelve: token to screen, p95", streams.SelectMany(stream => stream.Delays()).Percentile(0.95), "ms", 17),
            new("twelve: CPU, share of one core", (after.Cpu - before.Cpu) / measured / 10, "%", 40),
            new("twelve: bytes per token", (bytesAfter - bytes) / tokens, "", 80),
            new("twelve: memory at the end of the streams", after.Memory, "MiB", 80),
            new("twelve: most memory", Usage.Of(watched.Terminal.ProcessId).MostMemory, "MiB", 80),
            new("twelve: gaps between tokens on the screen", streams.Sum(stream => stream.Gaps), "", 0),
            new("key to echo, median", early.Concat(late).Median(), "ms", 8),
            new($"key to echo, p99 of {early.Count}, first quarter", early.Percentile(0.99), "ms", 8),
            new($"key to echo, p99 of {late.Count}, last quarter", late.Percentile(0.99), "ms", 8),
            new($"key to echo after {tokens * 3 / 4:0} events, ratio", late.Median() / early.Median(), "", 1.2),
            .. resize,
        ];
        await Workplace.LeaveAsync(watched);
        return [.. rows, .. await CompareAsync(watched)];
    }

    /// <summary>What was left on the normal screen, and what was stored, against what was sent.</summary>
    private async Task<IReadOnlyList<Row>> CompareAsync(WatchedProgram watched)
    {
        var left = string.Concat(watched.Look(screen => screen.TextWithRowsAbove).Split("── "));
        var stored = (await place.EventsAsync()).Where(e => e.GetProperty("type").GetString() == "message").Select(e => e.GetProperty("data").GetProperty("text").GetString()).ToHashSet();
        var panels = streams.Count(stream => !Marker().Matches(left).Select(match => match.Value).Where(marker => marker[0] == stream.Letter).SequenceEqual(Marker().Matches(stream.Text).Select(match => match.Value)));
        return
        [
            new("twelve: logs that differ from what was sent", streams.Count(stream => !stored.Contains(stream.Text)), "", 0),
            new("twelve: panels whose words differ from the log", panels, "", 0),
        ];
    }

    [GeneratedRegex(@"stream (\d+)")]
    private static partial Regex Number();

    [GeneratedRegex(@"([\d.]+) ms p99")]
    private static partial Regex Figures();

    [GeneratedRegex(@"\b[a-l]\d{5}\b")]
    private static partial Regex Marker();
}
