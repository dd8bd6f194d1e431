using Maestro.Cli.Run;
using Maestro.Core.Events;

namespace Maestro.Cli.Tapes;

/// <summary>Shows events and writes every one of them on a tape.</summary>
internal sealed class TapeOutput(IRunOutput inner, TapeWriter tape) : IRunOutput
{
    public void Show(EventEnvelope envelope)
    {
        tape.Write(envelope);
        inner.Show(envelope);
    }
}
