using Maestro.Bench;
using Maestro.Testing.Server;

namespace Maestro.ScreenBench;

/// <summary>One agent that writes two hundred tokens a second.</summary>
internal static class OneAgentTrial
{
    public static async Task<IReadOnlyList<Row>> RunAsync(Workplace place, FakeModelServer server, int seconds)
    {
        var go = new TaskCompletionSource();
        var stream = new MarkedStream('a', seconds * 200, 200, start: go.Task);
        server.Default = _ => stream.Reply;
        var reader = new MarkerReader([stream]);
        using var watched = await place.StartReadyAsync(reader.Look);
        watched.Type("@assistant go\r");
        await server.NextRequestAsync(CancellationToken.None);
        await Task.Delay(500);
        var (before, frames, bytes) = (Usage.Of(watched.Terminal.ProcessId), watched.Frames, watched.Bytes);
        go.SetResult();
        await stream.Sent;
        await watched.SeeAsync(_ => stream.IsSeen, CancellationToken.None);
        var after = Usage.Of(watched.Terminal.ProcessId);
        Row[] rows =
        [
            new("one agent, 200 tok/s: token to screen, median", stream.Delays().Median(), "ms", 6),
            new("one agent: token to screen, p95", stream.Delays().Percentile(0.95), "ms", 12),
            new("one agent: CPU per token", (after.Cpu - before.Cpu) / stream.Tokens, "ms", 0.3),
            new("one agent: bytes per token", (watched.Bytes - bytes) / (double)stream.Tokens, "", 80),
            new("one agent: frames a second", (watched.Frames - frames) / (double)seconds, "", 60, AtLeast: true),
            new("one agent: gaps between tokens on the screen", stream.Gaps, "", 0),
        ];
        await Workplace.LeaveAsync(watched);
        return rows;
    }
}
