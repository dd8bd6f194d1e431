using Maestro.Core.Events;

namespace Maestro.Cli.Run;

/// <summary>Says nothing more once the reader of the output has gone away, on the error stream neither.</summary>
internal sealed class UntilClosedOutput(IRunOutput inner, Utf8Output output) : IRunOutput
{
    public void Show(EventEnvelope envelope)
    {
        if (!output.IsClosed)
            inner.Show(envelope);
    }
}
