using System.Globalization;
using System.Text;
using Maestro.Bench;
using Maestro.Models.Middleware;
using Maestro.Models.Middleware.Metering;
using Maestro.Models.Providers;
using Maestro.Models.Tapes;
using Microsoft.Extensions.AI;

namespace Maestro.StreamBench;

/// <summary>What the way of a call costs for each token, against the codec alone, on each wire; a token comes in each read.</summary>
internal static class PipelineCost
{
    private const int Tokens = 20_000;
    private const double MostTimes = 1.5;

    public static async Task<int> RunAsync(int rounds)
    {
        Console.WriteLine($"CPU per token, {rounds} rounds of {Tokens} tokens, codec and pipeline in turn: median of what a round's pipeline is of its codec; no network, one read a token.\n");
        Console.WriteLine(Row.Heading);
        var isMet = true;
        var told = new List<string>();
        foreach (var (id, token, last) in Wires)
        {
            var pieces = new List<ReadOnlyMemory<byte>>();
            for (var i = 0; i < Tokens; i++)
                pieces.Add(Encoding.UTF8.GetBytes(token.Replace("TOKEN", $"word{i % 10} ", StringComparison.Ordinal)));
            pieces.Add(Encoding.UTF8.GetBytes(last));
            var provider = new ProviderOptions(id, new Uri("http://127.0.0.1:9"), null, "m") { ContextWindow = 1_000_000 };
            using var handler = new CannedHandler(pieces, id is "ollama" ? "application/x-ndjson" : "text/event-stream");
            using var codec = Providers.Create(provider, TimeProvider.System, handler);
            using var pipe = new ModelPipeline(new PipelineOptions(), TimeProvider.System, new ProviderHealth(TimeProvider.System), handler).Create(provider);
            using var pipeline = new BudgetClient(pipe, new Ledger("run", null, 1_000_000_000));
            using var recorder = new ExchangeRecorder(handler, provider, TimeProvider.System, _ => { });
            using var taped = new ModelPipeline(new PipelineOptions(), TimeProvider.System, new ProviderHealth(TimeProvider.System), recorder).Create(provider);
            var costs = await MeasureAsync([codec, pipeline, taped], rounds);
            var times = Median([.. costs[1].Zip(costs[0], (pipelineCost, codecCost) => pipelineCost / codecCost)]);
            Console.WriteLine(new Row($"{id}: pipeline, times the codec", times, "x", MostTimes));
            told.Add(string.Create(
                CultureInfo.InvariantCulture, $"{id}: codec {Median(costs[0]):0.00} us, pipeline {Median(costs[1]):0.00} us, pipeline with a tape {Median(costs[2]):0.00} us a token"));
            isMet &= times <= MostTimes;
        }

        Console.WriteLine($"\n{string.Join('\n', told)}");
        return isMet ? 0 : 1;
    }

    private static (string Id, string Token, string Last)[] Wires =>
    [
        ("openai", Event("""{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"TOKEN"},"finish_reason":null}]}"""),
            Event("""{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""") + Event("[DONE]")),
        ("anthropic", Event("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"TOKEN"}}"""),
            Event("""{"type":"message_start","message":{"model":"m"}}""") + Event("""{"type":"message_delta","delta":{"stop_reason":"end_turn"}}""") + Event("""{"type":"message_stop"}""")),
        ("gemini", Event("""{"candidates":[{"content":{"parts":[{"text":"TOKEN"}],"role":"model"},"index":0}],"modelVersion":"m"}"""),
            Event("""{"candidates":[{"content":{"parts":[]},"finishReason":"STOP"}]}""")),
        ("ollama", """{"model":"m","created_at":"2026-11-23T10:00:00Z","message":{"role":"assistant","content":"TOKEN"},"done":false}""" + "\n",
            """{"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop"}""" + "\n"),
    ];

    private static string Event(string data) => $"data: {data}\n\n";

    private static double Median(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>Microseconds of CPU for each token, of each client, in each round.</summary>
    private static async Task<List<double>[]> MeasureAsync(IChatClient[] clients, int rounds)
    {
        foreach (var client in clients)
            for (var i = 0; i < 8; i++)
                await ReadAsync(client);
        // The compiler's own threads finish what the rounds above made hot.
        await Task.Delay(500);
        var costs = clients.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < rounds; round++)
            for (var turn = 0; turn < clients.Length; turn++)
            {
                // Each round begins with another one, so that a pause of the collector does not always fall on the same.
                var i = (turn + round) % clients.Length;
                var before = Environment.CpuUsage.TotalTime;
                await ReadAsync(clients[i]);
                costs[i].Add((Environment.CpuUsage.TotalTime - before).TotalMicroseconds / Tokens);
            }

        return costs;
    }

    private static async Task ReadAsync(IChatClient client)
    {
        var length = 0;
        await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "hi")]))
            foreach (var content in update.Contents)
                length += content is TextContent text ? text.Text.Length : 0;
        if (length != Tokens * 6)
            throw new InvalidOperationException($"{length} characters came of {Tokens * 6}.");
    }
}
