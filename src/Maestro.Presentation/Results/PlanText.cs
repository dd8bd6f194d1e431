using System.Text;
using Maestro.Core.Plans;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>A plan as a readable table with what surrounds it.</summary>
internal static class PlanText
{
    public static string Render(Plan plan, int width)
    {
        var text = new StringBuilder();
        foreach (var line in TextWrap.Lines($"Plan: {plan.Goal}", width))
            text.AppendLine(line);
        if (plan.Summary.Length > 0)
            foreach (var line in TextWrap.Lines(plan.Summary, width))
                text.AppendLine(line);
        text.AppendLine().Append(Steps(plan.Steps).Render(width));
        text.AppendSection("Done when", [.. plan.Steps.Where(step => step.DoneWhen.Length > 0).Select(step => $"{step.Id}: {step.DoneWhen}")], width);
        text.AppendSection("Stages (steps of one stage can run side by side)", [.. plan.Stages.Select((stage, i) => $"{i + 1}: {string.Join(", ", stage)}")], width);
        text.AppendSection("Critical path", plan.CriticalPath.Count > 0 ? [string.Join(" → ", plan.CriticalPath)] : [], width);
        text.AppendSection("Risks", plan.Risks, width);
        text.AppendSection("Assumptions", plan.Assumptions, width);
        text.AppendSection("Questions for you", plan.Questions, width);
        text.AppendSection("Rollback", plan.Rollback.Length > 0 ? [plan.Rollback] : [], width);
        if (plan.Commands.Count > 0)
            text.AppendLine().AppendLine("Commands of this repository").Append(Commands(plan).Render(width));
        return text.ToString();
    }

    private static TextTable Steps(IReadOnlyList<PlanStep> steps)
    {
        var table = new TextTable("Step", "What", "Agent", "Files", "After", "Risk");
        foreach (var step in steps)
        {
            var what = step.Action.Length == 0 || step.Action == step.Title ? step.Title : $"{step.Title}: {step.Action}";
            table.Add(
                step.Id, what, step.Agent, step.Files.Count == 0 ? "-" : string.Join('\n', step.Files),
                step.DependsOn.Count == 0 ? "-" : string.Join(" ", step.DependsOn), Name(step.Risk));
        }

        return table;
    }

    private static TextTable Commands(Plan plan)
    {
        var table = new TextTable("For", "Command", "From");
        foreach (var command in plan.Commands)
            table.Add(command.Purpose.ToString().ToLowerInvariant(), command.Command, command.Source);
        return table;
    }

    private static string Name(RiskLevel risk) => risk.ToString().ToLowerInvariant();
}
