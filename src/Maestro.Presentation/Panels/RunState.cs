namespace Maestro.Presentation.Panels;

/// <summary>What a run is doing, as its panel's title says it.</summary>
public enum RunState
{
    Routing,
    Working,
    Thinking,
    RunningCommand,
    WaitingForYou,
    WaitingForProvider,
    Done,
    Failed,
    Cancelled,
}
