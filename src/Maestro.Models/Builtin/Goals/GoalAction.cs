namespace Maestro.Models.Builtin.Goals;

/// <summary>Something that can be done: when <paramref name="Needs"/> hold, doing it makes <paramref name="Gives"/> hold.</summary>
/// <param name="Cost">At least 1; the cheapest sequence that reaches the goal wins.</param>
internal sealed record GoalAction(string Name, IReadOnlyList<string> Needs, IReadOnlyList<string> Gives, int Cost);
