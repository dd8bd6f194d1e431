using Maestro.Core.Events;
using Maestro.Presentation.Results;

namespace Maestro.Cli.Run;

/// <summary>The findings of a run as SARIF; progress goes elsewhere.</summary>
/// <param name="stop">Stops a run, for the reason given: its agent was chosen from the request and has no findings.</param>
internal sealed class SarifOutput(Utf8Output output, ProgressLines progress, Action<string> stop) : IRunOutput
{
    /// <summary>The run was stopped, since SARIF holds nothing of what its agent would find.</summary>
    public bool IsRefused { get; private set; }

    public void Show(EventEnvelope envelope)
    {
        if (envelope.Parent is not null)
        {
            progress.ShowDelegated(envelope.Event);
            return;
        }

        if (envelope.Event is not ResultProduced result)
        {
            if (envelope.Event is Routed { Agent: var agent } && Problem(agent) is { } problem)
            {
                IsRefused = true;
                stop(problem);
            }

            if (envelope.Event is not ApprovalRequested)
                progress.Show(envelope.Event);
            return;
        }

        if (SarifText.Of(result.Data, ProductVersion.Text) is { } sarif)
            output.Write(sarif);
    }

    /// <summary>Why an agent's result cannot be written as SARIF; null when it can.</summary>
    public static string? Problem(string agent) => SarifText.Agents.Contains(agent)
        ? null
        : $"the {agent} finds no faults, so there is nothing to write as SARIF; use --format json, or --agent {string.Join(", ", SarifText.Agents.SkipLast(1))} or {SarifText.Agents[^1]}";
}
