using Maestro.Core.Events;

namespace Maestro.Presentation.Panels;

/// <summary>All panels of a session; hands each event to those that it concerns and knows nothing else.</summary>
public sealed class Board
{
    private readonly List<RunPanel> runs = [];
    private readonly Dictionary<string, RunPanel> byRun = new(StringComparer.Ordinal);

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<RunPanel> Runs => runs;

    public FilesPanel Files { get; } = new();

    public UsageTotals Usage { get; } = new();

    /// <summary>Questions of all runs, oldest run first.</summary>
    public IEnumerable<PendingApproval> Approvals => runs.SelectMany(run => run.Approvals);

    public RunPanel Apply(EventEnvelope envelope)
    {
        if (!byRun.TryGetValue(envelope.Run, out var panel))
        {
            byRun[envelope.Run] = panel = new RunPanel(envelope.Run);
            runs.Add(panel);
        }

        panel.Apply(envelope);
        Files.Apply(envelope);
        Usage.Apply(envelope);
        return panel;
    }
}
