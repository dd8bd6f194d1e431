using Maestro.Core.Events;

namespace Maestro.Cli.Run;

/// <summary>Shows the events of a run in one format.</summary>
internal interface IRunOutput
{
    void Show(EventEnvelope envelope);
}

/// <summary>Every event as a line of JSON.</summary>
internal sealed class JsonLinesOutput(Utf8Output output) : IRunOutput
{
    public void Show(EventEnvelope envelope)
    {
        Core.Json.EventJson.Write(output.Buffer, envelope);
        output.Write("\n");
    }
}

/// <summary>The event that ends the run, as JSON; progress goes elsewhere.</summary>
internal sealed class JsonOutput(Utf8Output output, ProgressLines progress) : IRunOutput
{
    public void Show(EventEnvelope envelope)
    {
        if (envelope.Parent is not null)
        {
            progress.ShowDelegated(envelope.Event);
            return;
        }

        if (!envelope.Event.IsTerminal)
        {
            // Questions are put to the person by AskingOutput.
            if (envelope.Event is not ApprovalRequested)
                progress.Show(envelope.Event);
            return;
        }

        Core.Json.EventJson.Write(output.Buffer, envelope);
        output.Write("\n");
    }
}
