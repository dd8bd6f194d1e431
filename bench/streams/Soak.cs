using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Maestro.Bench;
using Maestro.Core.Events;
using Maestro.Models.Middleware;
using Maestro.Models.Middleware.Failover;
using Maestro.Models.Middleware.Retry;
using Maestro.Models.Providers;
using Maestro.Testing;
using Maestro.Testing.Server;

namespace Maestro.StreamBench;

/// <summary>Many streams at once with random faults, for minutes.</summary>
internal sealed class Soak(TimeSpan length, int streams)
{
    /// <summary>What is in use, after a collection, may be more in the second half of the time than in the first by so much.</summary>
    private const double MostGrowth = 1.15;

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);
    private static readonly string[] Ids = ["openai", "anthropic", "gemini", "ollama", "huggingface"];
    private readonly ConcurrentDictionary<string, int> ends = new();
    private readonly ConcurrentQueue<string> wrong = new();
    private readonly CountedTime time = new();
    private int next;
    private long tokens;
    private long retries;
    private long failovers;

    public async Task<int> RunAsync()
    {
        await using var server = await FakeModelServer.StartAsync();
        (server.Default, server.Remembers) = (SoakServer.Answer, false);
        using var over = new CancellationTokenSource(length);
        Console.WriteLine($"{streams} streams at once for {length.TotalMinutes:0.#} min; a third of the answers goes wrong.\n");
        Console.WriteLine($"{"after",8} {"runs",8} {"resident",9} {"in use",9} {"wrong",6}");
        var working = Enumerable.Range(0, streams).Select(i => WorkAsync(server.Address, i, over.Token)).ToList();
        var memory = await WatchAsync(over.Token);
        await Task.WhenAll(working);
        await server.UntilFreeAsync(TimeSpan.FromSeconds(30));
        return Report(memory, server.Connections);
    }

    private async Task WorkAsync(string address, int worker, CancellationToken over)
    {
        var own = Ids.Select((_, i) => Provider(Ids[(worker + i) % Ids.Length], address)).Take(3).ToList();
        var options = new PipelineOptions
        {
            Retry = new RetryPolicy(3, TimeSpan.FromSeconds(1)) { First = TimeSpan.FromMilliseconds(20) },
            Failover = [.. own.Skip(1).Select(other => new FailoverChoice(other.Id, _ => ValueTask.FromResult<ProviderOptions?>(other)))],
        };
        using var client = new ModelPipeline(options, time, new ProviderHealth(time)).Create(own[0]);
        while (!over.IsCancellationRequested)
        {
            var run = new SoakRun(Interlocked.Increment(ref next), client);
            if (await run.RunAsync(CancellationToken.None) is { } problem)
                wrong.Enqueue(problem);
            Interlocked.Add(ref tokens, run.Events.OfType<Thinking>().Count());
            Interlocked.Add(ref retries, run.Events.OfType<Retrying>().Count());
            Interlocked.Add(ref failovers, run.Events.OfType<FailedOver>().Count());
            // Whose circuits are all open would else do nothing but fail.
            if (run.Events[^1] is RunFailed)
                await Task.Delay(AfterFailure, CancellationToken.None);
            ends.AddOrUpdate(run.Events[^1] is RunFailed failed ? $"error: {failed.Kind}" : run.Events[^1].GetType().Name, 1, (_, count) => count + 1);
        }
    }

    private static ProviderOptions Provider(string id, string address) => new(id, new Uri(address), "k-12345678", "m")
    {
        FirstTokenTimeout = TimeSpan.FromSeconds(5),
        IdleTimeout = TimeSpan.FromSeconds(3),
        ContextWindow = 100_000,
    };

    /// <summary>Memory in use after a collection, in MiB, twenty times in all.</summary>
    private async Task<List<double>> WatchAsync(CancellationToken over)
    {
        var memory = new List<double>();
        var since = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(length / 20);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                // Collects; the sum that it gives itself is not exact while others allocate.
                _ = GC.GetTotalMemory(forceFullCollection: true);
                memory.Add(GC.GetGCMemoryInfo(GCKind.FullBlocking).HeapSizeBytes / 1048576d);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{since.Elapsed.ToString(@"mm\:ss", CultureInfo.InvariantCulture),8} {ends.Values.Sum(),8} {Environment.WorkingSet / 1048576d,5:0} MiB {memory[^1],5:0} MiB {wrong.Count,6}"));
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }

        return memory;
    }

    private int Report(List<double> memory, int connections)
    {
        // The first quarter is the compiler's and the pools'.
        var settled = memory.Skip(memory.Count / 4).ToList();
        var growth = settled.Skip(settled.Count / 2).Average() / settled.Take(settled.Count / 2).Average();
        Row[] rows =
        [
            new("runs", ends.Values.Sum(), "", streams, AtLeast: true),
            new("runs with lost or repeated text, or not one end", wrong.Count, "", 0),
            new("memory in use, second half against first", growth, "x", MostGrowth),
            new("connections left open", connections, "", 0),
            new("waits left", time.SetTimers, "", 0),
        ];
        Console.WriteLine($"\n{Row.Heading}");
        foreach (var row in rows)
            Console.WriteLine(row);
        Console.WriteLine($"\n{tokens} tokens, {retries} retries and continuations, {failovers} failovers; {string.Join(", ", ends.OrderByDescending(end => end.Value).Select(end => $"{end.Key} {end.Value}"))}");
        foreach (var problem in wrong.Take(10))
            Console.WriteLine(problem);
        return wrong.IsEmpty && growth <= MostGrowth && connections == 0 && time.SetTimers == 0 ? 0 : 1;
    }
}
