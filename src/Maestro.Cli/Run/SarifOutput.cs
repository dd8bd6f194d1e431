using Maestro.Core.Events;
using Maestro.Presentation.Results;

namespace Maestro.Cli.Run;

/// <summary>The findings of a run as SARIF; progress goes elsewhere.</summary>
internal sealed class SarifOutput(Utf8Output output, ProgressLines progress) : IRunOutput
{
    public void Show(EventEnvelope envelope)
    {
        if (envelope.Event is not ResultProduced result)
        {
            if (envelope.Event is not ApprovalRequested)
                progress.Show(envelope.Event);
            return;
        }

        if (SarifText.Of(result.Data, ProductVersion.Text) is { } sarif)
            output.Write(sarif);
        else
            progress.Say($"the {result.Agent} finds no faults, so there is nothing to write as SARIF; use --format json, or --agent reviewer, security, performance or devops");
    }

    /// <summary>Whether the run ended with something that SARIF can hold.</summary>
    public static bool Fits(AgentEvent? end) => end is not ResultProduced result || SarifText.CanHold(result.Data);
}
