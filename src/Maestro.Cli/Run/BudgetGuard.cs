using System.Globalization;
using Maestro.Core.Events;
using Maestro.Core.Sessions;

namespace Maestro.Cli.Run;

/// <summary>Stops a run whose model calls used more than was allowed, as far as the provider says what they used.</summary>
internal sealed class BudgetGuard(IRunOutput inner, Session session, decimal? usd, long? tokens) : IRunOutput
{
    private decimal spent;
    private long used;

    public void Show(EventEnvelope envelope)
    {
        inner.Show(envelope);
        if (envelope.Event is not UsageReported usage)
            return;
        spent += usage.CostUsd ?? 0;
        used += usage.InputTokens + usage.OutputTokens;
        if (spent > usd)
            session.Send(new StopAtBudget(string.Create(CultureInfo.InvariantCulture, $"The run cost {spent:0.####} USD, allowed were {usd:0.####}."), envelope.Run));
        else if (used > tokens)
            session.Send(new StopAtBudget(string.Create(CultureInfo.InvariantCulture, $"The run used {used} tokens, allowed were {tokens}."), envelope.Run));
    }
}
