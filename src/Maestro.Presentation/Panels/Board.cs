using Maestro.Core.Events;

namespace Maestro.Presentation.Panels;

/// <summary>All panels of a session; hands each event to those that it concerns and knows nothing else.</summary>
public sealed class Board
{
    private readonly List<AgentPanel> panels = [];
    private readonly Dictionary<string, (AgentPanel Panel, RunPanel Run)> byRun = new(StringComparer.Ordinal);

    /// <summary>In the order in which they were opened.</summary>
    public IReadOnlyList<AgentPanel> Panels => panels;

    public FilesPanel Files { get; } = new();

    public UsageTotals Usage { get; } = new();

    /// <summary>Questions of all runs.</summary>
    public IEnumerable<PendingApproval> Approvals => panels.SelectMany(panel => panel.Current.Approvals);

    /// <summary>How many runs have not ended.</summary>
    public int Running => panels.Count(panel => !panel.Current.IsOver);

    /// <summary>When the first provider is asked again, if all that runs waits for that; else null.</summary>
    public DateTimeOffset? NextRetry(DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        foreach (var panel in panels.Where(panel => !panel.Current.IsOver))
        {
            if (panel.Current.RetryAt is not { } due || due <= now)
                return null;
            next = next < due ? next : due;
        }

        return next;
    }

    /// <returns>The panel that shows the event.</returns>
    public AgentPanel Apply(EventEnvelope envelope)
    {
        if (!byRun.TryGetValue(envelope.Run, out var place))
        {
            var panel = panels.Find(known => known.Agent == envelope.Event.Agent && known.Current.IsOver) ?? Open(envelope.Event.Agent);
            byRun[envelope.Run] = place = (panel, panel.Begin(envelope.Run));
        }

        place.Panel.Apply(place.Run, envelope);
        Files.Apply(envelope);
        Usage.Apply(envelope);
        return place.Panel;
    }

    /// <summary>Closes the panels of which nothing runs.</summary>
    public void RemoveEnded()
    {
        panels.RemoveAll(panel => panel.Current.IsOver);
        foreach (var run in byRun.Where(place => !panels.Contains(place.Value.Panel)).Select(place => place.Key).ToList())
            byRun.Remove(run);
    }

    private AgentPanel Open(string agent)
    {
        var panel = new AgentPanel(agent);
        panels.Add(panel);
        return panel;
    }
}
