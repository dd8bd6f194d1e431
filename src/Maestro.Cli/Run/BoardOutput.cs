using Maestro.Core.Events;
using Maestro.Presentation.Panels;

namespace Maestro.Cli.Run;

/// <summary>Keeps what a run shows, for commands that ask about it afterwards.</summary>
internal sealed class BoardOutput(IRunOutput inner, Board board) : IRunOutput
{
    public void Show(EventEnvelope envelope)
    {
        inner.Show(envelope);
        board.Apply(envelope);
    }
}
