using Maestro.Core.Events;
using Maestro.Presentation.Panels.Blocks;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Panels;

/// <summary>What one agent has done, run after run; two runs of an agent at the same time have a panel each.</summary>
public sealed class AgentPanel(string agent)
{
    private readonly List<PanelBlock> blocks = [];
    private readonly List<RunPanel> runs = [];

    public string Agent { get; private set; } = agent;

    /// <summary>The run that is going on, or the last one.</summary>
    public RunPanel Current => runs[^1];

    public IReadOnlyList<RunPanel> Runs => runs;

    public IReadOnlyList<PanelBlock> Blocks => blocks;

    /// <summary>What the person has folded away.</summary>
    public PanelFolds Folds { get; } = new();

    internal RunPanel Begin(string run)
    {
        if (runs.Count > 0)
            blocks.Add(new LinesBlock(_ => [StyledLine.Empty]));
        var panel = new RunPanel(run, blocks, Folds);
        runs.Add(panel);
        return panel;
    }

    internal void Apply(RunPanel run, EventEnvelope envelope)
    {
        run.Apply(envelope);
        Agent = run.Agent;
    }
}
