using System.Diagnostics;
using Maestro.Testing.Processes;
using Maestro.Testing.Server;

namespace Maestro.Bench;

/// <summary>What one run of the program took; times in milliseconds.</summary>
internal sealed record Trial(double Wall, double Cpu, double LastTokenToExit);

/// <summary>Runs the program again and again and takes medians.</summary>
internal sealed class Trials(string program, string folder, FakeModelServer server, IReadOnlyDictionary<string, string> environment)
{
    private string[] OneShot => ["run", "hello", "--agent", "assistant", "--provider", "openai", "--base-url", server.Address + "/v1", "--model", "fake-model"];

    public async Task<Trial> CommandAsync(string path, string[] arguments, int count)
    {
        var trials = new List<Trial>();
        for (var i = 0; i <= count; i++)
        {
            var end = await RunAsync(path, arguments);
            trials.Add(new Trial(end.Wall.TotalMilliseconds, end.Cpu.TotalMilliseconds, 0));
        }

        return Median(trials);
    }

    /// <summary>One request that the server answers with so many tokens.</summary>
    public async Task<Trial> OneShotAsync(int tokens, int count)
    {
        var reply = FakeReply.OfTokens(tokens);
        server.Default = _ => reply;
        var trials = new List<Trial>();
        for (var i = 0; i <= count; i++)
        {
            var end = await RunAsync(program, OneShot);
            var request = server.Requests[^1];
            await request.Ended;
            trials.Add(new Trial(end.Wall.TotalMilliseconds, end.Cpu.TotalMilliseconds, Stopwatch.GetElapsedTime(request.SentAt, end.ExitedAt).TotalMilliseconds));
        }

        return Median(trials);
    }

    /// <summary>Median of the largest resident memory, in MiB.</summary>
    public async Task<double> MemoryAsync(bool oneShot, int count)
    {
        var reply = FakeReply.OfTokens(200);
        server.Default = _ => reply;
        var sizes = new List<double>();
        for (var i = 0; i < count; i++)
            sizes.Add(await Task.Run(() => SpawnedProcess.MeasureMemory(program, oneShot ? OneShot : ["--version"], environment, folder)) / 1048576d);
        return Middle(sizes);
    }

    private async Task<ProcessEnd> RunAsync(string path, string[] arguments)
    {
        using var output = new OutputPipe();
        var process = SpawnedProcess.Start(path, arguments, environment, folder, output.Writing);
        var reading = output.CountAsync();
        var end = await Task.Run(process.Wait);
        var bytes = await reading;
        return end.ExitCode == 0 && bytes > 0
            ? end
            : throw new InvalidOperationException($"'{path} {string.Join(' ', arguments)}' ended with exit code {end.ExitCode} and {bytes} bytes of output.");
    }

    /// <summary>Without the first trial, which warms the file cache.</summary>
    private static Trial Median(List<Trial> trials)
    {
        var rest = trials.Skip(1).ToList();
        return new Trial(Middle(rest.Select(trial => trial.Wall)), Middle(rest.Select(trial => trial.Cpu)), Middle(rest.Select(trial => trial.LastTokenToExit)));
    }

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
