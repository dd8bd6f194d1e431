using Maestro.Cli.Usage;
using Maestro.Core.Events;

namespace Maestro.Cli.Run;

/// <summary>The file of <c>--record</c>: every event of every run, as a line of JSON.</summary>
internal sealed class Recording : IDisposable
{
    private readonly FileStream file;

    /// <exception cref="UsageException">The file cannot be written.</exception>
    public Recording(string path)
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

        Output = new Utf8Output(file);
    }

    public Utf8Output Output { get; }

    /// <summary>What could not be written, for a person; null when all was.</summary>
    public string? Problem => Output.Failure is { } failure ? $"--record: {file.Name} is not complete: {failure}" : null;

    /// <summary>The same events, each written down before it goes on; runs may be side by side.</summary>
    public async IAsyncEnumerable<EventEnvelope> OfAsync(IAsyncEnumerable<EventEnvelope> events)
    {
        var lines = new JsonLinesOutput(Output);
        await foreach (var envelope in events)
        {
            lock (file)
            {
                lines.Show(envelope);
                Output.Flush();
            }

            yield return envelope;
        }
    }

    public void Dispose()
    {
        Output.Flush();
        file.Dispose();
    }
}
