using Maestro.Core.Events;

namespace Maestro.Cli.Run;

/// <summary>Shows events and writes every one of them to a file, as a line of JSON.</summary>
internal sealed class RecordingOutput(IRunOutput inner, Utf8Output file) : IRunOutput
{
    private readonly JsonLinesOutput lines = new(file);

    public void Show(EventEnvelope envelope)
    {
        lines.Show(envelope);
        inner.Show(envelope);
    }
}
