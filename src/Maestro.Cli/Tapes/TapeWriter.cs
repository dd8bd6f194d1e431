using System.Text;
using System.Text.Json;
using Maestro.Cli.Run;
using Maestro.Cli.Usage;
using Maestro.Core.Events;
using Maestro.Core.Json;
using Maestro.Core.Text;
using Maestro.Models.Tapes;

namespace Maestro.Cli.Tapes;

/// <summary>Writes a tape: every event of every run and every exchange with a provider, each as a line of JSON, without secrets. For any thread.</summary>
internal sealed class TapeWriter : IDisposable
{
    private readonly FileStream file;
    private readonly Utf8Output output;
    private readonly Lock writing = new();
    private readonly Dictionary<string, HeldText> held = new(StringComparer.Ordinal);

    /// <exception cref="UsageException">The file cannot be written.</exception>
    public TapeWriter(string path, DateTimeOffset now)
    {
        if (Directory.Exists(path))
            throw new UsageException($"--record: {path} is a folder, name a file");
        try
        {
            file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--record: {failure.Message.TrimEnd('.')}");
        }

        output = new Utf8Output(file);
        Line(TapeHeader.Line(now));
    }

    /// <summary>What could not be written, for a person; null when all was.</summary>
    public string? Problem => output.Failure is { } failure ? $"--record: {file.Name} is not complete: {failure}" : null;

    public void Write(EventEnvelope envelope)
    {
        lock (writing)
        {
            if (!held.TryGetValue(envelope.Run, out var text))
                held[envelope.Run] = text = new HeldText();
            foreach (var ready in text.Add(envelope))
                Line(ready);
            if (envelope.Event.IsTerminal)
                held.Remove(envelope.Run);
        }
    }

    public void Write(Exchange exchange)
    {
        lock (writing)
            Line($$"""{"type":"exchange","data":{{JsonSerializer.Serialize(exchange, ExchangeJson.Relaxed.Exchange)}}}""");
    }

    /// <summary>The same events, each written down before it goes on; runs may be side by side.</summary>
    public async IAsyncEnumerable<EventEnvelope> OfAsync(IAsyncEnumerable<EventEnvelope> events)
    {
        await foreach (var envelope in events)
        {
            Write(envelope);
            yield return envelope;
        }
    }

    public void Flush() => output.Flush();

    public void Dispose()
    {
        lock (writing)
            foreach (var envelope in held.Values.SelectMany(text => text.Rest()))
                Line(envelope);
        output.Flush();
        file.Dispose();
    }

    private void Line(EventEnvelope envelope)
    {
        var json = new System.Buffers.ArrayBufferWriter<byte>(512);
        EventJson.Write(json, envelope);
        Line(Encoding.UTF8.GetString(json.WrittenSpan));
    }

    private void Line(string json)
    {
        output.Write(Secrets.Mask(json) + "\n");
        output.Flush();
    }
}
