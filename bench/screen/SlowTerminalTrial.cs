using Maestro.Bench;
using Maestro.Testing.Server;

namespace Maestro.ScreenBench;

/// <summary>The same stream, as fast as it comes, on a terminal that reads at once, slowly, or not at all.</summary>
internal sealed class SlowTerminalTrial(Func<Workplace> newPlace, FakeModelServer server)
{
    private const int Tokens = 20_000;

    public async Task<IReadOnlyList<Row>> RunAsync()
    {
        var (usual, usualMemory) = await StreamAsync(int.MaxValue);
        var (slow, slowMemory) = await StreamAsync(960);
        var (stopped, stoppedMemory) = await StreamAsync(0);
        return
        [
            new($"{Tokens} tokens at once: start to result", usual, "ms", 1000),
            new("the same at 9,600 baud, ratio", slow / usual, "", 1.1),
            new("the same on a stopped terminal, ratio", stopped / usual, "", 1.1),
            new("most memory at 9,600 baud, more than usual", slowMemory - usualMemory, "MiB", 2),
            new("most memory on a stopped one, more than usual", stoppedMemory - usualMemory, "MiB", 2),
        ];
    }

    /// <summary>Milliseconds from the start of the run to its result, as the log has them, and the most memory in MiB; the middle of three.</summary>
    private async Task<(double Time, double Memory)> StreamAsync(int bytesPerSecond)
    {
        var runs = new List<(double Time, double Memory)>();
        for (var i = 0; i < 3; i++)
            runs.Add(await StreamOnceAsync(bytesPerSecond));
        return (runs.Select(run => run.Time).Median(), runs.Select(run => run.Memory).Median());
    }

    private async Task<(double Time, double Memory)> StreamOnceAsync(int bytesPerSecond)
    {
        using var place = newPlace();
        var stream = new MarkedStream('a', Tokens, 0);
        server.Default = _ => stream.Reply;
        using var watched = await place.StartReadyAsync();
        watched.BytesPerSecond = bytesPerSecond;
        watched.Type("@assistant go\r");
        await stream.Sent;
        double? time;
        while ((time = await TimeAsync(place)) is null)
            await Task.Delay(100);
        var memory = Usage.Of(watched.Terminal.ProcessId).MostMemory;
        watched.BytesPerSecond = int.MaxValue;
        await Workplace.LeaveAsync(watched);
        return (time.Value, memory);
    }

    private static async Task<double?> TimeAsync(Workplace place)
    {
        var events = await place.EventsAsync();
        DateTimeOffset? At(string type) => events.Where(e => e.GetProperty("type").GetString() == type).Select(e => (DateTimeOffset?)e.GetProperty("at").GetDateTimeOffset()).FirstOrDefault();
        return (At("result") - At("run_started"))?.TotalMilliseconds;
    }
}
