using System.Text;
using Maestro.Core.Models;
using Maestro.Core.Tools;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.StreamBench;

/// <summary>Reads every recorded stream of a folder whole, split at each byte, byte by byte, with other line ends, and cut at every event: the same reply, or a clear error.</summary>
internal sealed class RecordedCheck(string folder)
{
    public async Task<int> RunAsync()
    {
        var streams = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => RecordedStream.Read(path, folder)).OfType<RecordedStream>().ToList();
        Console.WriteLine($"{"stream",-84} {"bytes",7} {"events",6} {"splits",7}  reply");
        var wrong = 0;
        await Parallel.ForEachAsync(streams, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (stream, _) =>
        {
            var line = await CheckAsync(stream);
            if (line.Contains("WRONG", StringComparison.Ordinal))
                Interlocked.Increment(ref wrong);
            Console.WriteLine(line);
        });
        Console.WriteLine($"{streams.Count} streams, {wrong} wrong");
        return streams.Count > 0 && wrong == 0 ? 0 : 1;
    }

    private static async Task<string> CheckAsync(RecordedStream stream)
    {
        var whole = await ReadAsync(stream, [stream.Bytes]);
        var problems = new List<string>();
        var splits = Splits(stream);
        foreach (var at in splits)
            Compare($"split at {at}", await ReadAsync(stream, [stream.Bytes.AsMemory(0, at), stream.Bytes.AsMemory(at)]));
        Compare("byte by byte", await ReadAsync(stream, [.. Enumerable.Range(0, stream.Bytes.Length).Select(at => (ReadOnlyMemory<byte>)stream.Bytes.AsMemory(at, 1))]));
        Compare("CRLF", await ReadAsync(stream, [Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(stream.Bytes).ReplaceLineEndings("\r\n"))]));
        foreach (var end in stream.Ends.SkipLast(1))
        {
            var cut = await ReadAsync(stream, [stream.Bytes.AsMemory(0, end)]);
            var isClear = cut.Failure is { Kind: ErrorKind.Network or ErrorKind.InvalidRequest or ErrorKind.InvalidResult or ErrorKind.Refused } || (cut.Failure is null && cut.Text == whole.Text);
            if (!isClear || !whole.Text.StartsWith(cut.Text, StringComparison.Ordinal))
                problems.Add($"cut at {end}: {cut.Failure?.Kind.ToString() ?? "no error"}");
        }

        var end_ = whole.Failure is { } failure ? $"{failure.Kind}: {failure.Message}" : $"{whole.Text.Length} characters, {whole.Calls} calls";
        return $"{stream.Name,-84} {stream.Bytes.Length,7} {stream.Ends.Count,6} {splits.Count,7}  {end_}{(problems.Count > 0 ? $" WRONG ({problems.Count}): {problems[0]}" : "")}";

        void Compare(string how, Reading other)
        {
            if (other.Shape != whole.Shape)
                problems.Add(how);
        }
    }

    /// <summary>Every byte of a stream; of a long one, since each split reads all of it, those around the ends of events and others evenly between.</summary>
    private static IReadOnlyCollection<int> Splits(RecordedStream stream)
    {
        const int most = 3_000;
        var length = stream.Bytes.Length;
        if (length <= most)
            return [.. Enumerable.Range(1, length - 1)];
        var ends = stream.Ends.SelectMany(end => Enumerable.Range(end - 2, 4));
        return [.. ends.Concat(Enumerable.Range(0, most).Select(i => (int)((long)length * i / most))).Where(at => at > 0 && at < length).Distinct().Order()];
    }

    private static async Task<Reading> ReadAsync(RecordedStream stream, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        using var client = Providers.Create(stream.Provider, TimeProvider.System, new CannedHandler(pieces, null));
        var contents = new List<AIContent>();
        ChatResponseUpdate? last = null;
        ModelException? failure = null;
        try
        {
            await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "hi")]))
            {
                contents.AddRange(update.Contents);
                last = update;
            }
        }
        catch (ModelException thrown)
        {
            failure = thrown;
        }

        return new Reading(contents, last?.FinishReason, last?.ModelId, failure);
    }

    private sealed record Reading(IReadOnlyList<AIContent> Contents, ChatFinishReason? Finish, string? Model, ModelException? Failure)
    {
        public string Text { get; } = string.Concat(Contents.OfType<TextContent>().Select(part => part.Text));

        public int Calls => Contents.OfType<FunctionCallContent>().Count();

        /// <summary>Everything that matters, as text to compare; an id that had to be made up is none of it.</summary>
        public string Shape { get; } = string.Join('\n', Contents.Select(content => content switch
        {
            TextReasoningContent thought => $"reasoning {thought.Text} {thought.ProtectedData}",
            TextContent text => $"text {text.Text} {text.AdditionalProperties?["signature"]}",
            FunctionCallContent call => $"call {call.Name} {ToolArguments.ToJson(call)} {call.AdditionalProperties?["signature"]}",
            UsageContent usage => $"usage {usage.Details.InputTokenCount} {usage.Details.OutputTokenCount} {usage.Details.CachedInputTokenCount}",
            _ => content.GetType().Name,
        })) + $"\n{Finish} {Model} {Failure?.Kind} {Failure?.Message}";
    }
}
