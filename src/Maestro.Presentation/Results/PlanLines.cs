using Maestro.Core.Plans;
using Maestro.Core.Text;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>A plan as a readable table with what surrounds it.</summary>
internal static class PlanLines
{
    public static IReadOnlyList<StyledLine> Of(Plan plan, int width) =>
    [
        .. ResultLines.Wrapped($"Plan: {plan.Goal}", width, Tone.Heading),
        .. plan.Summary.Length > 0 ? ResultLines.Wrapped(plan.Summary, width) : [],
        StyledLine.Empty,
        .. Steps(plan.Steps).Lines(width),
        .. ResultLines.Section("Done when", [.. plan.Steps.Where(step => step.DoneWhen.Length > 0).Select(step => $"{step.Id}: {step.DoneWhen}")], width),
        .. ResultLines.Section(
            "Stages (steps of one stage can run side by side)", [.. plan.Stages.Select((stage, i) => $"{i + 1}: {string.Join(", ", stage)}")], width),
        .. ResultLines.Section("Critical path", plan.CriticalPath.Count > 0 ? [string.Join(" → ", plan.CriticalPath)] : [], width),
        .. ResultLines.Section("Risks", plan.Risks, width),
        .. ResultLines.Section("Assumptions", plan.Assumptions, width),
        .. ResultLines.Section("Questions for you", plan.Questions, width),
        .. ResultLines.Section("Rollback", plan.Rollback.Length > 0 ? [plan.Rollback] : [], width),
        .. plan.Commands.Count > 0 ? [StyledLine.Empty, StyledLine.Of("Commands of this repository", Tone.Heading), .. Commands(plan).Lines(width)] : Array.Empty<StyledLine>(),
    ];

    private static TextTable Steps(IReadOnlyList<PlanStep> steps)
    {
        var table = new TextTable("Step", "What", "Agent", "Files", "After", "Risk");
        foreach (var step in steps)
        {
            var what = step.Action.Length == 0 || step.Action == step.Title ? step.Title : $"{step.Title}: {step.Action}";
            table.Add(
                Clean(step.Id), Clean(what), Clean(step.Agent), step.Files.Count == 0 ? "-" : Clean(string.Join('\n', step.Files)),
                step.DependsOn.Count == 0 ? "-" : Clean(string.Join(" ", step.DependsOn)), step.Risk.ToString().ToLowerInvariant());
        }

        return table;
    }

    private static TextTable Commands(Plan plan)
    {
        var table = new TextTable("For", "Command", "From");
        foreach (var command in plan.Commands)
            table.Add(command.Purpose.ToString().ToLowerInvariant(), Clean(command.Command), Clean(command.Source));
        return table;
    }

    private static string Clean(string text) => PlainText.Clean(text);
}
