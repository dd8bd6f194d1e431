using Maestro.Core.Events;

namespace Maestro.Presentation.Panels;

/// <summary>What all model calls used together, as the providers counted it.</summary>
public sealed class UsageTotals
{
    public long InputTokens { get; private set; }

    public long OutputTokens { get; private set; }

    /// <summary>Null when the price of any call is not known.</summary>
    public decimal? CostUsd { get; private set; } = 0;

    public int Calls { get; private set; }

    public void Apply(EventEnvelope envelope)
    {
        if (envelope.Event is not UsageReported usage)
            return;
        Calls++;
        InputTokens += usage.InputTokens;
        OutputTokens += usage.OutputTokens;
        CostUsd += usage.CostUsd;
    }
}
